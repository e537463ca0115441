package photos.keepsake.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which archive. */
final class ArchiveOption {
  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "The folder that keeps the photos; ~/Pictures/Keepsake when left out.")
  private @Nullable Path archive;

  Path path(Folders folders) {
    return path(folders.archive());
  }

  /** The folder given, else this one; absolute. */
  Path path(Path otherwise) {
    return (archive == null ? otherwise : archive).toAbsolutePath().normalize();
  }
}
