package photos.keepsake.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.catalog.FileProof;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Upload;

/**
 * Asks the site by hash about every file of an archive, and has the archive remember what it
 * confirms. {@link #stop} may be called from any thread.
 */
final class OnlineCheck {
  /** As many as one request may carry. */
  private static final int BATCH = 500;

  private final Archive archive;
  private final Function<List<Sha1>, List<Upload>> site;
  private volatile boolean stopped;

  OnlineCheck(Archive archive, Function<List<Sha1>, List<Upload>> site) {
    this.archive = archive;
    this.site = site;
  }

  /**
   * What the site said.
   *
   * @param files how many were asked about
   * @param known of how many it has the very bytes
   * @param complete false when it was stopped before the end
   */
  record Result(long files, long known, boolean complete) {}

  void stop() {
    stopped = true;
  }

  /**
   * Asks about all of them.
   *
   * @throws photos.keepsake.library.RunFailure when the site does not answer, or no longer does
   *     this
   */
  Result run() {
    long files = 0;
    long known = 0;
    List<FileProof> batch = archive.sha1s("", BATCH);
    while (!batch.isEmpty() && !stopped) {
      files += batch.size();
      known += ask(batch);
      batch = archive.sha1s(batch.get(batch.size() - 1).path(), BATCH);
    }
    return new Result(files, known, batch.isEmpty());
  }

  private long ask(List<FileProof> batch) {
    List<Upload> uploads = site.apply(batch.stream().map(FileProof::sha1).distinct().toList());
    archive.proven(uploads);
    Set<Sha1> known = uploads.stream().map(Upload::sha1).collect(Collectors.toSet());
    return batch.stream().filter(file -> known.contains(file.sha1())).count();
  }
}
