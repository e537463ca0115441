package photos.keepsake.googlephotos.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;

/**
 * Compares a file with the rounded size in the info panel. A body that was cut ends like a whole
 * one when the server announced no length, and then nothing else would tell.
 *
 * <p>The panel's size is not the last word: what it means for some items is not known. A file that
 * disagrees is fetched again, and believed when it comes with the same size twice.
 */
final class SizeDoubts {
  /** Bounds the memory; beyond it every file is believed at once. */
  private static final int DOUBTED_MAX = 10_000;

  private final Map<ItemId, Long> doubted = new ConcurrentHashMap<>();

  /** Why the item must be fetched again, if it must. */
  Optional<ItemFailure> about(Pending pending, List<FetchedFile> files) {
    if (files.size() != 1 || files.get(0).role() == FileRole.EDITED) {
      return Optional.empty();
    }
    long bytes = size(files.get(0));
    ItemId id = pending.item().id();
    if (isZip(files.get(0)) || pending.panel().agreesWith(bytes) || doubted.size() >= DOUBTED_MAX) {
      return Optional.empty();
    }
    Long before = doubted.put(id, bytes);
    if (before != null && before == bytes) {
      return Optional.empty();
    }
    String stated = pending.panel().size();
    String reason = "it came with " + bytes + " bytes, where the site says " + stated;
    return Optional.of(ItemFailure.temporary(reason, null));
  }

  /** The parts of a live photo come as one zip, whatever its name; the panel's size is no help. */
  private static boolean isZip(FetchedFile file) {
    try (InputStream stream = Files.newInputStream(file.path())) {
      return stream.read() == 'P' && stream.read() == 'K';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(FetchedFile file) {
    try {
      return Files.size(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
