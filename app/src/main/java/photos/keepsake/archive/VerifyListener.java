package photos.keepsake.archive;

/** Hears how a verification goes. Called on its thread, after each file; must be quick. */
@FunctionalInterface
public interface VerifyListener {

  /** For nobody. */
  VerifyListener NONE = (filesDone, filesAll, bytesDone, bytesAll) -> {};

  /**
   * One more file was looked at.
   *
   * @param filesDone of {@code filesAll}
   * @param bytesDone of {@code bytesAll}, as the catalog knows the sizes
   */
  void checked(long filesDone, long filesAll, long bytesDone, long bytesAll);
}
