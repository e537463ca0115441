package photos.keepsake.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import photos.keepsake.chrome.Chrome;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.ChromeOptions;
import photos.keepsake.chrome.ProfileLock;
import photos.keepsake.chrome.ThisMachine;
import photos.keepsake.googlephotos.GooglePhotosLibrary;
import photos.keepsake.googlephotos.SiteOptions;
import photos.keepsake.googlephotos.WalkMemory;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** A running Chrome on a profile that nobody else uses meanwhile. */
final class BrowserSession implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(45);

  private static final int LAUNCHES_MAX = 8;

  private final ProfileLock lock;
  private final Chrome chrome;
  private final Clock clock;

  private BrowserSession(ProfileLock lock, Chrome chrome, Clock clock) {
    this.lock = lock;
    this.chrome = chrome;
    this.clock = clock;
  }

  /**
   * Starts Chrome, headless unless a window is asked for.
   *
   * @param stopped whether nobody wants it any more
   */
  static BrowserSession start(
      ChromeBinary binary,
      BrowserSettings settings,
      Clock clock,
      Consumer<String> notes,
      BooleanSupplier stopped) {
    if (ThisMachine.runsAsRoot()) {
      notes.accept("Chrome runs without its sandbox, because you are root");
    }
    ProfileLock lock = take(settings.profile(), clock);
    try {
      return new BrowserSession(lock, launch(binary, settings, stopped), clock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Takes the profile, or says who has it. */
  static ProfileLock take(Path profile, Clock clock) {
    try {
      return ProfileLock.take(profile, clock);
    } catch (ChromeException.ProfileInUse e) {
      throw inUse(profile, e);
    } catch (ChromeException e) {
      throw unusable(profile, e);
    }
  }

  private static Chrome launch(
      ChromeBinary binary, BrowserSettings settings, BooleanSupplier stopped) {
    ChromeOptions options =
        new ChromeOptions(
            binary.path(),
            settings.profile(),
            settings.headless(),
            settings.proxy(),
            settings.extraCa(),
            settings.arguments(),
            START_TIMEOUT);
    try {
      return launchPatiently(options, stopped);
    } catch (ChromeException.ProfileInUse e) {
      throw inUse(settings.profile(), e);
    } catch (ChromeException e) {
      throw notStarted(binary, e);
    }
  }

  /** The Chrome of a run that was killed needs a moment to end; our lock says that it is one. */
  private static Chrome launchPatiently(ChromeOptions options, BooleanSupplier stopped) {
    for (int tries = 1; ; tries++) {
      try {
        return Chrome.launch(options);
      } catch (ChromeException.ProfileInUse e) {
        if (tries == LAUNCHES_MAX || stopped.getAsBoolean() || !pause()) {
          throw e;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static RunFailure inUse(Path profile, ChromeException cause) {
    return new RunFailure(
        Reason.IN_USE,
        "the profile " + profile + " is in use",
        String.valueOf(cause.getMessage()),
        "close that Chrome or wait for that run to end, or give another --profile",
        cause);
  }

  private static RunFailure unusable(Path profile, ChromeException cause) {
    return new RunFailure(
        Reason.DISK,
        "the profile folder " + profile + " cannot be used",
        DiskWords.of(cause.getCause()),
        "give --profile a folder that you may write to",
        cause);
  }

  private static RunFailure notStarted(ChromeBinary binary, ChromeException cause) {
    return new RunFailure(
        Reason.TEMPORARY,
        "Chrome did not start",
        binary.path() + ": " + cause.getMessage() + exitCode(cause),
        "try again; if it stays so, start that program by hand and see what it says",
        cause);
  }

  private static String exitCode(ChromeException cause) {
    return cause instanceof ChromeException.StartFailed failed && failed.exitCode().isPresent()
        ? " with exit code " + failed.exitCode().getAsInt()
        : "";
  }

  Chrome chrome() {
    return chrome;
  }

  /** The library of whoever is signed in; to be closed before this. */
  GooglePhotosLibrary open(SiteOptions options, WalkMemory memory, Consumer<String> notes) {
    return new GooglePhotosLibrary(
        chrome, options, memory, notes, clock, time -> Thread.sleep(time.toMillis()));
  }

  @Override
  public void close() {
    chrome.close();
    lock.close();
  }
}
