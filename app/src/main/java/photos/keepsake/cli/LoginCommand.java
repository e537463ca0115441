package photos.keepsake.cli;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.LoginWindow;
import photos.keepsake.chrome.ProfileLock;
import photos.keepsake.googlephotos.GooglePhotosLibrary;
import photos.keepsake.googlephotos.RoadChoice;
import photos.keepsake.googlephotos.SiteOptions;
import photos.keepsake.googlephotos.WalkMemory;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.Account;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Signs in, by hand, in a plain Chrome window, and checks that it worked. */
@Command(
    name = "login",
    description = {
      "Open a plain Chrome window in which you sign in to Google Photos, once.",
      "",
      "Examples:",
      "  keepsake login",
      "  keepsake login --profile /volume1/keepsake/profile",
      ""
    })
final class LoginCommand extends KeepsakeCommand {
  @Mixin private BrowserOptions browser = new BrowserOptions();

  @Override
  Set<ExitCode> exitCodes() {
    return EnumSet.of(
        ExitCode.COMPLETE,
        ExitCode.BUG,
        ExitCode.USAGE,
        ExitCode.TEMPORARY,
        ExitCode.IN_USE,
        ExitCode.SIGNED_OUT,
        ExitCode.SITE_CHANGED,
        ExitCode.DISK,
        ExitCode.NO_CHROME,
        ExitCode.INTERRUPTED,
        ExitCode.TERMINATED);
  }

  @Override
  ExitCode run() {
    BrowserSettings settings = browser.settings(folders(), true);
    ChromeBinary binary = browser.chrome().find();
    Advice.onBrowser(binary).ifPresent(text -> console().say("note: " + text));
    if (!global().quiet()) {
      console().say("A Chrome window opens. Sign in, wait for your photos, close it.");
    }
    window(binary, settings);
    print(check(binary, settings));
    return ExitCode.COMPLETE;
  }

  private void print(Account account) {
    if (global().json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      account.email().ifPresent(mail -> fields.put("email", mail));
      Output.json(console(), "signed_in", fields);
    } else {
      String as = account.email().map(mail -> " as " + mail).orElse("");
      console().print("Signed in" + as + ".");
      console().print("Next: keepsake sync --archive DIR");
    }
  }

  private void window(ChromeBinary binary, BrowserSettings settings) {
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
  private void requireScreen() {
    boolean screen =
        folders().variable("DISPLAY").isPresent()
            || folders().variable("WAYLAND_DISPLAY").isPresent();
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
    SiteOptions options = new SiteOptions(RoadChoice.PAGE, 1);
    try (BrowserSession session =
            BrowserSession.start(binary, settings, Clock.systemUTC(), text -> {}, () -> false);
        GooglePhotosLibrary library = session.open(options, WalkMemory.none(), note -> {})) {
      return library.account();
    }
  }
}
