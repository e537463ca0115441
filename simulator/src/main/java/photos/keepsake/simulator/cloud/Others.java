package photos.keepsake.simulator.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/**
 * Items that are not in the library's lists: those of a friend in shared albums, of a partner, and
 * in the locked folder. Each group comes from a small library of its own.
 */
final class Others {
  private static final int SHARE_OF_LIBRARY = 12;
  private static final int MAX = 24;
  private static final int MIN = 6;

  private final CloudOptions options;
  private final Seeded seeded;
  private final int count;
  private final Map<String, SimulatedFile> uploadedRaws = new HashMap<>();
  private final List<SimulatedItem> friends;
  private final List<SimulatedItem> partners;
  private final List<SimulatedItem> locked;

  Others(CloudOptions options, Seeded seeded, int libraryItems) {
    this.options = options;
    this.seeded = seeded;
    this.count =
        options.plain() ? 0 : Math.min(MAX, Math.max(MIN, libraryItems / SHARE_OF_LIBRARY));
    this.friends = make("friend").stream().map(this::asShared).toList();
    this.partners = make("partner");
    this.locked = make("locked");
  }

  private List<SimulatedItem> make(String whose) {
    long seed = seeded.random(whose).nextLong();
    LibraryOptions library =
        new LibraryOptions(
            count, seed, options.sizeBytes(), LibraryOptions.Mix.FULL, options.clock());
    return SimulatedLibrary.generate(library).items().stream()
        .filter(item -> item.isDownloadable() && !item.archived())
        .toList();
  }

  List<SimulatedItem> friends() {
    return friends;
  }

  List<SimulatedItem> partners() {
    return partners;
  }

  List<SimulatedItem> locked() {
    return locked;
  }

  /** What was uploaded, where others get something made of it. */
  Optional<SimulatedFile> uploaded(SimulatedItem item) {
    return Optional.ofNullable(uploadedRaws.get(item.key()));
  }

  /** Of a RAW the others get a small JPEG called {@code NAME.ARW.jpg}; measured on the site. */
  private SimulatedItem asShared(SimulatedItem item) {
    SimulatedFile raw = item.files().get(0);
    if (!raw.mimeType().equals(MediaFormat.DNG.mimeType())) {
      return item;
    }
    String name = item.fileName().replaceFirst("\\.[^.]*$", "") + ".ARW";
    MediaRecipe small =
        MediaRecipe.of(
            MediaFormat.JPEG,
            seeded.random("shared raw", item.key()).nextLong(),
            options.sizeBytes().orElse(300_000),
            Optional.empty());
    String sent = name + ".jpg";
    SimulatedFile derivative =
        new SimulatedFile(FileRole.ORIGINAL, sent, sent, MediaFormat.JPEG.mimeType(), small);
    uploadedRaws.put(item.key(), raw);
    return new SimulatedItem(
        item.key(),
        name,
        item.kind(),
        item.takenAt(),
        item.offset(),
        item.createdAt(),
        false,
        false,
        false,
        Optional.empty(),
        item.unready(),
        item.quirk(),
        new ArrayList<>(List.of(derivative)),
        small.width(),
        small.height(),
        Map.of());
  }
}
