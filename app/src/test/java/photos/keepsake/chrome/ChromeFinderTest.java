package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChromeFinderTest {
  private static final Map<String, String> LINUX = Map.of("PATH", "/usr/local/bin:/usr/bin:");
  private static final Map<String, String> MAC = Map.of("HOME", "/Users/ada", "PATH", "/usr/bin");
  private static final Map<String, String> WINDOWS =
      Map.of(
          "ProgramFiles", "C:\\Program Files",
          "ProgramFiles(x86)", "C:\\Program Files (x86)",
          "LOCALAPPDATA", "C:\\Users\\Ada\\AppData\\Local");

  private static Optional<ChromeBinary> find(
      String system, Map<String, String> environment, String... there) {
    return finder(system, environment, there).find(Optional.empty());
  }

  private static ChromeFinder finder(
      String system, Map<String, String> environment, String... there) {
    Set<String> files = Set.of(there);
    return new ChromeFinder(system, environment, path -> files.contains(path.toString()));
  }

  private static ChromeBinary binary(String path, ChromeBinary.Flavour flavour) {
    return new ChromeBinary(Path.of(path), flavour);
  }

  @Test
  void stableGoesBeforeBetaGoesBeforeChromium() {
    String stable = "/usr/bin/google-chrome-stable";
    String beta = "/usr/bin/google-chrome-beta";
    String chromium = "/usr/bin/chromium";

    assertThat(find("Linux", LINUX, chromium, beta, stable))
        .hasValue(binary(stable, ChromeBinary.Flavour.CHROME));
    assertThat(find("Linux", LINUX, chromium, beta))
        .hasValue(binary(beta, ChromeBinary.Flavour.CHROME));
    assertThat(find("Linux", LINUX, chromium))
        .hasValue(binary(chromium, ChromeBinary.Flavour.CHROMIUM));
  }

  @Test
  void usualFoldersAreSearchedWithoutAPath() {
    assertThat(find("Linux", Map.of(), "/opt/google/chrome/chrome"))
        .hasValue(binary("/opt/google/chrome/chrome", ChromeBinary.Flavour.CHROME));
    assertThat(find("Linux", Map.of(), "/snap/bin/chromium")).isPresent();
  }

  @Test
  void macHasApplicationsOfAllAndOfOnePerson() {
    String forAll = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

    assertThat(find("Mac OS X", MAC, forAll)).hasValue(binary(forAll, ChromeBinary.Flavour.CHROME));
    assertThat(find("Mac OS X", MAC, "/Users/ada" + forAll)).isPresent();
    assertThat(find("Mac OS X", MAC, "/Applications/Chromium.app/Contents/MacOS/Chromium"))
        .map(ChromeBinary::flavour)
        .hasValue(ChromeBinary.Flavour.CHROMIUM);
  }

  @Test
  void windowsHasProgramsOfAllAndOfOnePerson() {
    for (String base : WINDOWS.values()) {
      String chrome = base + "\\Google\\Chrome\\Application\\chrome.exe";
      assertThat(find("Windows 11", WINDOWS, chrome))
          .hasValue(binary(chrome, ChromeBinary.Flavour.CHROME));
    }
  }

  @Test
  void whatThePersonNamedIsTakenOrNothing() {
    ChromeFinder finder = finder("Linux", LINUX, "/usr/bin/chromium", "/home/ada/browser");

    assertThat(finder.find(Optional.of(Path.of("/home/ada/browser"))))
        .hasValue(binary("/home/ada/browser", ChromeBinary.Flavour.OTHER));
    assertThat(finder.find(Optional.of(Path.of("/nowhere")))).isEmpty();
  }

  @Test
  void aCommandOfThePathCanBeNamed() {
    ChromeFinder finder = finder("Linux", LINUX, "/usr/bin/chromium");

    assertThat(finder.find(Optional.of(Path.of("chromium"))))
        .hasValue(binary("/usr/bin/chromium", ChromeBinary.Flavour.CHROMIUM));
  }

  @Test
  void whereItLookedCanBeTold() {
    assertThat(find("Linux", LINUX)).isEmpty();
    assertThat(finder("Linux", LINUX).searched())
        .contains(Path.of("/usr/local/bin/google-chrome"), Path.of("/opt/google/chrome/chrome"))
        .doesNotHaveDuplicates();
  }
}
