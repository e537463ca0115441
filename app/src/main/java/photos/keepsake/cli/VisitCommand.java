package photos.keepsake.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.googlephotos.GooglePhotosLibrary;
import photos.keepsake.googlephotos.RoadChoice;
import photos.keepsake.googlephotos.SiteOptions;
import photos.keepsake.googlephotos.WalkMemory;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.library.Account;
import photos.keepsake.library.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at the signed-in page for a moment. */
@Command(
    name = "visit",
    description = {
      "Open Google Photos for a moment, without a window: keeps the sign-in warm, and checks it.",
      "",
      "Examples:",
      "  keepsake visit",
      "  keepsake visit --profile /volume1/keepsake/profile",
      "",
      "`keepsake daemon` does this by itself between runs that are far apart.",
      ""
    })
final class VisitCommand extends KeepsakeCommand {
  /** Long enough for the page to have Chrome's cookies made anew, as it does soon after loading. */
  private static final Duration STAY = Duration.ofSeconds(15);

  @Mixin private BrowserOptions browser = new BrowserOptions();
  @Mixin private WindowOption window = new WindowOption();

  private final Clock clock = Clock.systemUTC();

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
    BrowserSettings settings = browser.settings(folders(), window.isHeadless());
    ChromeBinary binary = browser.chrome().find();
    try (Interrupts interrupts = new Interrupts(console())) {
      try {
        tell(visit(binary, settings, interrupts));
      } catch (RunFailure e) {
        // Chrome hears the same Ctrl-C, and its end is no failure then.
        throw interrupts.orElse(e);
      }
      return interrupts.received().orElse(ExitCode.COMPLETE);
    }
  }

  private Account visit(ChromeBinary binary, BrowserSettings settings, Interrupts interrupts) {
    SiteOptions options = new SiteOptions(RoadChoice.PAGE, 1);
    Consumer<String> notes = global().talks() ? this::note : text -> {};
    try (BrowserSession session =
        BrowserSession.start(
            binary, settings, clock, notes, () -> interrupts.received().isPresent())) {
      interrupts.onStop(session.chrome()::close);
      try (GooglePhotosLibrary library = session.open(options, WalkMemory.none(), notes)) {
        Account account = library.account();
        stay(interrupts);
        return account;
      }
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  private static void stay(Interrupts interrupts) {
    CountDownLatch left = new CountDownLatch(1);
    interrupts.onStop(left::countDown);
    try {
      if (left.await(STAY.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Account account) {
    if (global().json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      account.email().ifPresent(mail -> fields.put("email", mail));
      Output.json(console(), "signed_in", fields);
    } else if (!global().quiet()) {
      console().print("Signed in" + account.email().map(mail -> " as " + mail).orElse("") + ".");
    }
  }
}
