package photos.keepsake.googlephotos.rpc;

/** Which items a library page is about. */
public enum Shelf {
  LIBRARY(1, "/"),
  ARCHIVE(2, "/archive"),
  BOTH(3, "/");

  private final int source;
  private final String path;

  Shelf(int source, String path) {
    this.source = source;
    this.path = path;
  }

  /** The site's number for it. */
  int source() {
    return source;
  }

  /** The page on which the app shows it. */
  String path() {
    return path;
  }
}
