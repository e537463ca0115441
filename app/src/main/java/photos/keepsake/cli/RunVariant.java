package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.sync.ArchiveStore;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.RunSummary;

/** What the command line of another program, which Keepsake stands in for, changes in a run. */
interface RunVariant {
  /** Nothing. */
  RunVariant NATIVE = new RunVariant() {};

  /** Opens the archive. */
  default Archive open(Path root, ArchiveSettings settings) {
    return Archive.open(root, settings);
  }

  /**
   * Called when the archive is open, before anything else.
   *
   * @param notes for what a person should know
   * @param signal the code of the signal that wants the run to end, if one came
   */
  default void begin(
      Archive archive, Consumer<String> notes, Supplier<Optional<ExitCode>> signal) {}

  /** What the run lists and fetches from. */
  default PhotoLibrary library(PhotoLibrary site) {
    return site;
  }

  /** What the run keeps its files in. */
  default ArchiveStore store(ArchiveStore archive) {
    return archive;
  }

  /** Whether sidecars, album views and the manifest are written. */
  default boolean writesBesidePhotos() {
    return true;
  }

  /** Whether a run that lists no item is nothing to wonder about. */
  default boolean mayListNothing() {
    return false;
  }

  /** What is run on each file. */
  default FileHook hook(FileHook hook) {
    return hook;
  }

  /** Called with the account of a run that began. */
  default void summed(RunSummary summary) {}

  /** Called when the run is over, whatever its end; not after a dry run. */
  default void ended() {}

  /** The fix to be told instead of the usual one, where the usual one does not fit. */
  default RunFailure told(RunFailure failure) {
    return failure;
  }
}
