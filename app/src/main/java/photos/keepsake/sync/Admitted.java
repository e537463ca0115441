package photos.keepsake.sync;

import java.util.List;

/**
 * What the archive made of one fetched item.
 *
 * @param files at least one, the original first where there is one
 */
public record Admitted(List<AdmittedFile> files) {

  /** Copies the list. */
  public Admitted {
    files = List.copyOf(files);
  }

  /** How many files are new on disk. */
  public int addedFiles() {
    return (int) files.stream().filter(AdmittedFile::added).count();
  }

  /** How many bytes are new on disk. */
  public long addedBytes() {
    return files.stream().filter(AdmittedFile::added).mapToLong(AdmittedFile::sizeBytes).sum();
  }
}
