package photos.keepsake.archive.catalog;

import java.util.List;
import java.util.Optional;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.TakenTime;

/**
 * What the catalog knows of the photo in one file of the archive. Several items may have the file;
 * then each part is that of the first item which tells it, the person's own before those of others.
 *
 * @param path of the file, relative to the archive
 * @param name as the site shows it; empty where it never said
 * @param albums titles of the albums in which the photo stands, sorted
 */
public record PhotoFacts(
    String path,
    String name,
    Optional<TakenTime> taken,
    Optional<DedupKey> dedupKey,
    Metadata metadata,
    List<String> albums) {

  /** Copies the list. */
  public PhotoFacts {
    albums = List.copyOf(albums);
  }
}
