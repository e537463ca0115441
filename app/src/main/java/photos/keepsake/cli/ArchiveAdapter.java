package photos.keepsake.cli;

import java.util.Optional;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchivedFile;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.sync.Admitted;
import photos.keepsake.sync.AdmittedFile;
import photos.keepsake.sync.ArchiveStore;

/**
 * Lets a run use an archive.
 *
 * @param archive open
 * @param dryRun whether nothing that is listed is to be remembered
 * @param patient whether what the site turned down lately is left for later
 */
record ArchiveAdapter(Archive archive, boolean dryRun, boolean patient) implements ArchiveStore {

  @Override
  public void listed(Page page) {
    if (!dryRun) {
      archive.listed(page);
    }
  }

  @Override
  public boolean holds(ItemRef item) {
    return archive.holds(item);
  }

  @Override
  public Optional<FetchOutcome.Unavailable> turnedDownLately(ItemRef item) {
    return patient ? archive.memory().turnedDownLately(item) : Optional.empty();
  }

  @Override
  public boolean failedBefore(ItemId id) {
    return archive.failedBefore(id);
  }

  @Override
  public Admitted admit(FetchOutcome.Fetched fetched) {
    return new Admitted(archive.admit(fetched).stream().map(ArchiveAdapter::file).toList());
  }

  private static AdmittedFile file(ArchivedFile file) {
    return new AdmittedFile(
        file.path(),
        file.relativePath(),
        file.role(),
        file.sizeBytes(),
        file.sha256(),
        file.type(),
        file.added());
  }

  @Override
  public void recordUnavailable(FetchOutcome.Unavailable unavailable) {
    archive.recordUnavailable(unavailable);
  }

  @Override
  public void recordFailed(ItemRef item, ItemFailure failure) {
    archive.recordFailed(item, failure);
  }
}
