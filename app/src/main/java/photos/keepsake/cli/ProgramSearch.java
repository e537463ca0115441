package photos.keepsake.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Looks for programs as starting one does: by path, or by name in the folders of {@code PATH}.
 *
 * @param folders whose {@code PATH} it is
 */
record ProgramSearch(Folders folders) {

  /** Whether there is such a program that may be run. */
  boolean finds(String program) {
    Path path = Path.of(program);
    boolean isName = path.getNameCount() == 1 && !path.isAbsolute() && !program.contains("/");
    return isName
        ? searched().anyMatch(folder -> isProgram(folder.resolve(path)))
        : isProgram(path);
  }

  private Stream<Path> searched() {
    return Arrays.stream(folders.variable("PATH").orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
