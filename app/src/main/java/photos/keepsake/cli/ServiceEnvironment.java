package photos.keepsake.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run needs of today's environment when it starts without a login. */
record ServiceEnvironment(Folders folders) {
  private static final List<String> COPIED =
      List.of("JAVA_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME");

  /** What the launcher and the search for a browser look for on the PATH. */
  private static final List<String> PROGRAMS =
      List.of(
          "java",
          "mvn",
          "google-chrome",
          "google-chrome-stable",
          "chrome",
          "chromium",
          "chromium-browser");

  private static final List<String> USUAL = List.of("/usr/local/bin", "/usr/bin", "/bin");

  /** Said in the command itself, or by the launcher each time. */
  private static final Set<String> SEEN_TO =
      Set.of(
          "KEEPSAKE_ARCHIVE",
          "KEEPSAKE_PROFILE",
          "KEEPSAKE_CONFIG",
          "KEEPSAKE_LAUNCHER",
          "KEEPSAKE_TERMINAL_COLUMNS");

  /** Options of `keepsake service` itself. */
  private static final Set<String> OURS =
      Set.of(
          "KEEPSAKE_KIND",
          "KEEPSAKE_NAME",
          "KEEPSAKE_SCHEDULE",
          "KEEPSAKE_EVERY",
          "KEEPSAKE_AT",
          "KEEPSAKE_JITTER",
          "KEEPSAKE_FORCE");

  /** The variables to be written down; none is a secret. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", path());
    COPIED.forEach(name -> folders.variable(name).ifPresent(value -> variables.put(name, value)));
    return variables;
  }

  private String path() {
    Stream<String> today =
        Arrays.stream(folders.variable("PATH").orElse("").split(File.pathSeparator))
            .filter(folder -> folder.startsWith("/") && hasProgram(Path.of(folder)));
    return Stream.concat(today, USUAL.stream())
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean hasProgram(Path folder) {
    return PROGRAMS.stream().anyMatch(name -> Files.isExecutable(folder.resolve(name)));
  }

  /** Which variables are set now that runs will not see; their values may be secrets. */
  Optional<String> left() {
    List<String> names =
        folders.environment().keySet().stream()
            .filter(name -> name.startsWith("KEEPSAKE_") || name.equalsIgnoreCase("NO_PROXY"))
            .filter(name -> !SEEN_TO.contains(name) && !OURS.contains(name))
            .sorted()
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", names)
                + " of this environment will not be seen by the service: say it in the config"
                + " file");
  }
}
