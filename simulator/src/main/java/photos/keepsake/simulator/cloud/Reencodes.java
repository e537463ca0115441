package photos.keepsake.simulator.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * Smaller encodings of some pictures, which the library lists under a further key: the same name,
 * the same second of capture, and what is stored is smaller. Seen on 60 of 300 keys that came and
 * went in a real library in 2026; always the larger one stayed.
 *
 * <p>Nobody wrote down the dedup key of such a row. Here it is that of the picture it was made of,
 * since the dedup key stands for what was uploaded and nobody uploaded the smaller one; its quality
 * is told as less than the original's, for the same reason.
 */
final class Reencodes {
  private final Seeded seeded;
  private final Map<String, SimulatedItem> sources = new ConcurrentHashMap<>();

  Reencodes(Seeded seeded) {
    this.seeded = seeded;
  }

  /** Whether a picture is large enough for a smaller one to be made of it. */
  static boolean fits(SimulatedItem item) {
    return smaller(item) >= MediaFormat.JPEG.smallestBytes();
  }

  private static long smaller(SimulatedItem item) {
    return item.files().get(0).sizeBytes() * 3 / 5;
  }

  /** What a smaller encoding was made of; empty for any other item. */
  Optional<SimulatedItem> sourceOf(SimulatedItem item) {
    return Optional.ofNullable(sources.get(item.key()));
  }

  /** The smaller encoding of an ordinary JPEG. */
  SimulatedItem of(SimulatedItem item) {
    String key = seeded.key("reencode", item.key());
    sources.put(key, item);
    SimulatedFile stored = item.files().get(0);
    MediaRecipe recipe =
        MediaRecipe.of(
            MediaFormat.JPEG,
            seeded.random("reencoded", item.key()).nextLong(),
            smaller(item),
            stored.capture());
    SimulatedFile file =
        new SimulatedFile(
            FileRole.ORIGINAL, stored.name(), stored.sentName(), stored.mimeType(), recipe);
    return new SimulatedItem(
        key,
        item.fileName(),
        item.kind(),
        item.takenAt(),
        item.offset(),
        item.createdAt(),
        item.archived(),
        false,
        false,
        Optional.empty(),
        item.unready(),
        item.quirk(),
        List.of(file),
        recipe.width(),
        recipe.height(),
        Map.of());
  }
}
