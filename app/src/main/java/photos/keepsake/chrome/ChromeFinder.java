package photos.keepsake.chrome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for a browser where each system has it: Google Chrome first, then its beta, then Chromium,
 * since accounts stay signed in best in the first. Looks only, starts nothing.
 */
public final class ChromeFinder {
  private static final List<String> LINUX_NAMES =
      List.of(
          "google-chrome-stable",
          "google-chrome",
          "chrome",
          "google-chrome-beta",
          "chromium",
          "chromium-browser");

  /** Where packages put it; the last are snap and flatpak, which a bare PATH may lack. */
  private static final List<String> LINUX_PATHS =
      List.of(
          "/opt/google/chrome/chrome",
          "/opt/google/chrome-beta/chrome",
          "/usr/bin/google-chrome-stable",
          "/usr/bin/google-chrome-beta",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/lib/chromium/chromium",
          "/snap/bin/chromium");

  private static final List<String> MAC_APPLICATIONS =
      List.of("Google Chrome", "Google Chrome Beta", "Chromium");

  private static final List<String> WINDOWS_FOLDERS =
      List.of("Google\\Chrome", "Google\\Chrome Beta", "Chromium");

  private static final List<String> WINDOWS_BASES =
      List.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA");

  private final String system;
  private final Map<String, String> environment;
  private final Predicate<Path> isExecutable;

  /**
   * For any system.
   *
   * @param operatingSystem as in the property {@code os.name}
   * @param environment as of {@link System#getenv()}
   * @param isExecutable whether a file is there that can be run
   */
  public ChromeFinder(
      String operatingSystem, Map<String, String> environment, Predicate<Path> isExecutable) {
    this.system = operatingSystem.toLowerCase(Locale.ROOT);
    this.environment = Map.copyOf(environment);
    this.isExecutable = isExecutable;
  }

  /** For the system that we run on. */
  public static ChromeFinder ofThisSystem() {
    return new ChromeFinder(
        System.getProperty("os.name"),
        System.getenv(),
        path -> Files.isRegularFile(path) && Files.isExecutable(path));
  }

  /**
   * The browser to use.
   *
   * @param wanted what the person named, a path or a command of the PATH; then nothing else will do
   * @return empty when there is none
   */
  public Optional<ChromeBinary> find(Optional<Path> wanted) {
    return wanted.map(this::named).orElseGet(this::searched).stream()
        .filter(isExecutable)
        .findFirst()
        .map(path -> ChromeBinary.at(path.toString()));
  }

  private List<Path> named(Path wanted) {
    List<Path> places = new ArrayList<>(List.of(wanted));
    if (!wanted.isAbsolute() && wanted.getNameCount() == 1) {
      folders().forEach(folder -> places.add(folder.resolve(wanted)));
    }
    return places;
  }

  /** Everywhere {@link #find} looks when nothing is named, in that order. */
  public List<Path> searched() {
    Set<Path> places = new LinkedHashSet<>();
    if (system.contains("win") && !system.contains("darwin")) {
      windows(places);
    } else if (system.contains("mac") || system.contains("darwin")) {
      mac(places);
    } else {
      linux(places);
    }
    return List.copyOf(places);
  }

  private void linux(Set<Path> places) {
    for (String name : LINUX_NAMES) {
      folders().forEach(folder -> places.add(folder.resolve(name)));
    }
    LINUX_PATHS.forEach(path -> places.add(Path.of(path)));
  }

  private void mac(Set<Path> places) {
    String home = environment.getOrDefault("HOME", "");
    for (String name : MAC_APPLICATIONS) {
      String inside = "/Applications/" + name + ".app/Contents/MacOS/" + name;
      places.add(Path.of(inside));
      if (!home.isEmpty()) {
        places.add(Path.of(home + inside));
      }
    }
  }

  /** Strings with backslashes, so that it can be tried on other systems too. */
  private void windows(Set<Path> places) {
    for (String folder : WINDOWS_FOLDERS) {
      for (String base : WINDOWS_BASES) {
        String root = environment.getOrDefault(base, "");
        if (!root.isEmpty()) {
          places.add(Path.of(root + "\\" + folder + "\\Application\\chrome.exe"));
        }
      }
    }
  }

  private List<Path> folders() {
    String separator = system.contains("win") && !system.contains("darwin") ? ";" : ":";
    return List.of(environment.getOrDefault("PATH", "").split(separator)).stream()
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .toList();
  }
}
