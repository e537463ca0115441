package photos.keepsake.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;

/**
 * What becomes of an item that its owner edits: the uploaded file stays, another file is shown, and
 * in one half of the cases another size of picture, as by cropping.
 */
final class EditedVersion {
  /** Pictures are made of tiles of so many pixels. */
  private static final int TILE = 16;

  private static final int BYTES_SPREAD = 4096;

  private EditedVersion() {}

  /** The item with another edited version than it had. */
  static SimulatedItem of(SimulatedItem item, SplittableRandom random) {
    SimulatedFile original = item.files().get(0);
    boolean cropped = random.nextBoolean();
    int width = cropped ? threeQuarters(item.width()) : item.width();
    int height = cropped ? threeQuarters(item.height()) : item.height();
    List<SimulatedFile> files = new ArrayList<>(item.files());
    files.removeIf(file -> file.role() == FileRole.EDITED);
    files.add(
        new SimulatedFile(
            FileRole.EDITED,
            original.name(),
            original.sentName(),
            original.mimeType(),
            recipe(item, width, height, random)));
    return item.edited(files, width, height);
  }

  private static int threeQuarters(int pixels) {
    return Math.max(TILE, pixels * 3 / 4 / TILE * TILE);
  }

  private static MediaRecipe recipe(
      SimulatedItem item, int width, int height, SplittableRandom random) {
    SimulatedFile original = item.files().get(0);
    MediaFormat format = original.recipe().map(MediaRecipe::format).orElse(usual(item));
    long seed = random.nextLong();
    long bytes = bytes(original.sizeBytes(), format.smallestBytes(), random);
    return original.recipe().isPresent()
        ? new MediaRecipe(format, seed, bytes, width, height, original.capture())
        : MediaRecipe.of(format, seed, bytes, original.capture());
  }

  /** Of real files only their kind is known. */
  private static MediaFormat usual(SimulatedItem item) {
    return item.kind().isVideo() ? MediaFormat.MP4 : MediaFormat.JPEG;
  }

  /** Never the size of the original; smaller or larger. */
  private static long bytes(long original, long smallest, SplittableRandom random) {
    long smaller = original - original / 8;
    boolean shrinks = random.nextBoolean() && smaller > smallest && smaller < original;
    long larger = Math.max(smallest, original) + 1 + random.nextInt(BYTES_SPREAD);
    return Math.min(MediaRecipe.SIZE_BYTES_MAX, shrinks ? smaller : larger);
  }
}
