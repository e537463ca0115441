package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.ItemFolders;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.ArchiveStore;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.RunSummary;

/**
 * A run in a folder of gphotos-cdp: takes over what is there, goes on from it, and leaves the
 * folder as gphotos-cdp would, but for {@code .keepsake}. For one run.
 */
final class GphotosCdpRun implements RunVariant {
  private final GphotosCdpPlan plan;
  private final Consumer<byte[]> hookOutput;
  private Consumer<String> notes = note -> {};
  private int hookFailures;
  private @Nullable ItemFolders folders;
  private @Nullable GphotosCdpTimeline timeline;

  /**
   * A run of that plan.
   *
   * @param hookOutput is given what the program of {@code -run} prints
   */
  GphotosCdpRun(GphotosCdpPlan plan, Consumer<byte[]> hookOutput) {
    this.plan = plan;
    this.hookOutput = hookOutput;
  }

  /** How often the program of {@code -run} failed. */
  int hookFailures() {
    return hookFailures;
  }

  @Override
  public Archive open(Path root, ArchiveSettings settings) {
    return Archive.openAmongOthers(root, settings);
  }

  @Override
  public void begin(Archive opened, Consumer<String> notes, Supplier<Optional<ExitCode>> signal) {
    folders = opened.itemFolders();
    this.notes = notes;
    int adopted =
        folders.adopt(
            () -> signal.get().isPresent(),
            () -> notes.accept("taking over what gphotos-cdp downloaded; each file is read once"));
    if (adopted > 0) {
      notes.accept(
          "took over " + Amounts.count(adopted, "item") + " that gphotos-cdp had downloaded");
    }
  }

  @Override
  public PhotoLibrary library(PhotoLibrary site) {
    timeline = new GphotosCdpTimeline(site, Objects.requireNonNull(folders), plan, notes);
    return timeline;
  }

  @Override
  public ArchiveStore store(ArchiveStore store) {
    return new GphotosCdpStore(
        store, Objects.requireNonNull(folders), Objects.requireNonNull(timeline), plan);
  }

  @Override
  public boolean writesBesidePhotos() {
    return false;
  }

  /** Often nothing is newer than the item at which scripts let it stop. */
  @Override
  public boolean mayListNothing() {
    return plan.until().isPresent();
  }

  @Override
  public FileHook hook(FileHook hook) {
    return hook.passingOn(hookOutput);
  }

  @Override
  public void summed(RunSummary summary) {
    hookFailures = summary.hookFailures();
  }

  @Override
  public void ended() {
    if (timeline != null) {
      timeline.ended();
    }
  }

  @Override
  public RunFailure told(RunFailure failure) {
    if (failure.reason() != Reason.SIGNED_OUT) {
      return failure;
    }
    return new RunFailure(
        failure.reason(),
        failure.what(),
        failure.why(),
        "run `keepsake login --profile "
            + plan.profile()
            + "` and sign in, then run the same command again",
        failure);
  }
}
