package photos.keepsake.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import photos.keepsake.chrome.Chrome;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.LoginWindow;
import photos.keepsake.chrome.ProfileLock;
import photos.keepsake.googlephotos.GooglePhotosLibrary;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.Account;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Signs in, by hand, in a plain Chrome window, and checks that it worked. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Open a plain Chrome window in which you sign in to Google Photos, once.",
    footer = {
      "",
      "Examples:",
      "  keepsake login",
      "  keepsake login --profile /volume1/keepsake/profile",
      "",
      "Exit codes: 0 signed in, 4 could not be told, 11 profile in use, 12 not signed in,",
      "17 no usable Chrome."
    })
final class LoginCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Keepsake keepsake;

  @Mixin private GlobalOptions global = new GlobalOptions();
  @Mixin private BrowserOptions browser = new BrowserOptions();

  @Override
  public Integer call() {
    Console console = keepsake.console();
    BrowserSettings settings = browser.settings(Folders.ofProcess(), true);
    ChromeBinary binary = browser.chrome().find();
    Advice.onBrowser(binary).ifPresent(text -> console.err().println("note: " + text));
    if (!global.quiet()) {
      console.err().println("A Chrome window opens. Sign in, wait for your photos, close it.");
    }
    window(binary, settings);
    Account account = check(binary, settings);
    console
        .out()
        .println("Signed in" + account.email().map(mail -> " as " + mail).orElse("") + ".");
    console.out().println("Next: keepsake sync --archive DIR");
    return ExitCode.COMPLETE.number();
  }

  private static void window(ChromeBinary binary, BrowserSettings settings) {
    requireScreen();
    ProfileLock lock = BrowserSession.take(settings.profile(), Clock.systemUTC());
    try {
      new LoginWindow(
              binary.path(),
              settings.profile(),
              Site.LOGIN,
              settings.proxy(),
              settings.extraCa(),
              settings.arguments())
          .open();
    } catch (ChromeException e) {
      throw noWindow(binary, e);
    } finally {
      lock.close();
    }
  }

  /** Only Linux says whether there is one. */
  private static void requireScreen() {
    Map<String, String> environment = System.getenv();
    boolean screen =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    if (System.getProperty("os.name").startsWith("Linux") && !screen) {
      throw new RunFailure(
          Reason.TEMPORARY,
          "the Chrome window cannot be opened",
          "this machine has no screen: neither DISPLAY nor WAYLAND_DISPLAY is set",
          "sign in on a machine with a screen, and copy the profile folder to this one");
    }
  }

  private static RunFailure noWindow(ChromeBinary binary, ChromeException cause) {
    return new RunFailure(
        Reason.TEMPORARY,
        "the Chrome window could not be opened",
        binary.path() + ": " + cause.getMessage(),
        "sign in on a machine with a screen, and copy the profile folder to this one",
        cause);
  }

  private static Account check(ChromeBinary binary, BrowserSettings settings) {
    Clock clock = Clock.systemUTC();
    try (BrowserSession session =
        BrowserSession.start(binary, settings, clock, text -> {}, () -> false)) {
      Chrome chrome = session.chrome();
      try (GooglePhotosLibrary library = new GooglePhotosLibrary(chrome, List.of(), 1, clock)) {
        return library.account();
      }
    }
  }
}
