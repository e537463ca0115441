package photos.keepsake.simulator.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.Kind;
import photos.keepsake.simulator.truth.NameQuirk;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;

/**
 * RAW and JPEG of one shot. Only the JPEG, the cover, is in any list; the group's id stands in its
 * file name, as another tool has read it off the real site in 2026.
 */
final class RawGroups {
  private static final Pattern COVER =
      Pattern.compile("PXL_(\\d{8}_\\d{9})\\.RAW-01\\.COVER\\.jpg", Pattern.CASE_INSENSITIVE);

  /** A sensor sees a little more than the picture made of it. */
  private static final int MARGIN = 16;

  private final Seeded seeded;

  RawGroups(Seeded seeded) {
    this.seeded = seeded;
  }

  /** The id of the group that an item is the cover of. */
  static Optional<String> idOf(SimulatedItem item) {
    Matcher cover = COVER.matcher(item.fileName());
    return cover.matches() ? Optional.of(cover.group(1)) : Optional.empty();
  }

  /** The RAW behind a cover, under a key of its own. */
  SimulatedItem twin(SimulatedItem cover, String groupId) {
    SimulatedFile jpeg = cover.files().get(0);
    long size = Math.max(MediaFormat.DNG.smallestBytes(), jpeg.sizeBytes());
    MediaRecipe recipe =
        MediaRecipe.of(
            MediaFormat.DNG, seeded.random("raw", cover.key()).nextLong(), size, jpeg.capture());
    String name = "PXL_" + groupId + ".RAW-02.ORIGINAL.dng";
    SimulatedFile file =
        new SimulatedFile(FileRole.ORIGINAL, name, name, MediaFormat.DNG.mimeType(), recipe);
    return new SimulatedItem(
        seeded.key("raw", cover.key()),
        name,
        Kind.PHOTO,
        cover.takenAt(),
        cover.offset(),
        cover.createdAt(),
        cover.archived(),
        false,
        false,
        Optional.empty(),
        Undownloadable.NONE,
        NameQuirk.NONE,
        List.of(file),
        recipe.width() + MARGIN,
        recipe.height() + MARGIN,
        Map.of());
  }
}
