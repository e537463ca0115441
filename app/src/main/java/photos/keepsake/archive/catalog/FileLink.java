package photos.keepsake.archive.catalog;

import photos.keepsake.library.FileRole;

/**
 * That an item has a file.
 *
 * @param originalName as it came with the bytes, never made safe; empty where none came
 * @param evidence what is known of the file's bytes; told by an item, kept for the file
 */
public record FileLink(FileRole role, String originalName, FileRow file, Evidence evidence) {

  /** Of a file of which nothing is known. */
  public FileLink(FileRole role, String originalName, FileRow file) {
    this(role, originalName, file, Evidence.NONE);
  }

  /** The same file, known to be something else to its item. */
  public FileLink as(FileRole other) {
    return new FileLink(other, originalName, file, evidence);
  }

  /** The same file, proven to be the upload; then its role is known, too. */
  public FileLink proven() {
    FileRole known = role == FileRole.AS_SERVED ? FileRole.ORIGINAL : role;
    return new FileLink(known, originalName, file, Evidence.of(Proof.ORIGINAL));
  }
}
