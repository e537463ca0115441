package photos.keepsake.archive;

/** How the albums of the library are shown in the archive's folder {@code albums}. */
public enum AlbumView {
  /** As relative symbolic links, which move with the archive. */
  SYMLINKS,
  /** As further names of the files, for programs and shares that follow no links. */
  HARDLINKS,
  /** Not at all; views that are there already stay as they are. */
  NONE
}
