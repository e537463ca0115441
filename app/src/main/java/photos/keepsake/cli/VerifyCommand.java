package photos.keepsake.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveReader;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.Verification;
import photos.keepsake.archive.Verifier;
import photos.keepsake.archive.VerifyListener;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.googlephotos.GooglePhotosLibrary;
import photos.keepsake.googlephotos.RoadChoice;
import photos.keepsake.googlephotos.SiteOptions;
import photos.keepsake.googlephotos.WalkMemory;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Reads every file of the archive again and compares it with what was fetched. Needs no Chrome,
 * unless the site is to be asked too.
 */
@Command(
    name = "verify",
    description = {
      "Read every archived file again and compare it with the catalog's SHA-256.",
      "",
      "Examples:",
      "  keepsake verify --archive /volume1/photos",
      "  keepsake verify --online --json",
      "",
      "An archive that is in use or read-only is verified all the same; then nothing is",
      "recorded, and --online is not possible.",
      ""
    })
final class VerifyCommand extends KeepsakeCommand {
  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private BrowserOptions browser = new BrowserOptions();
  @Mixin private WindowOption window = new WindowOption();
  @Mixin private RateOption rate = new RateOption();

  @Option(
      names = "--online",
      description =
          "Also ask Google by hash about every file: those that it knows are proven originals. Needs"
              + " Chrome and your sign-in.")
  private boolean online;

  @Override
  Set<ExitCode> exitCodes() {
    return EnumSet.complementOf(EnumSet.of(ExitCode.SOME_FAILED, ExitCode.GUARD, ExitCode.STALE));
  }

  private final Clock clock = Clock.system(ZoneId.systemDefault());

  @Override
  ExitCode run() {
    Path root = archive.path(folders());
    Optional<Site> site = online ? Optional.of(site()) : Optional.empty();
    try (Interrupts interrupts = new Interrupts(console())) {
      Optional<Archive> writable = writable(root);
      if (writable.isPresent()) {
        try (Archive opened = writable.get()) {
          logInto(opened.logFolder());
          Verification found = verify(interrupts, Verifier.of(opened, VerifyListener.NONE));
          Map<Proof, Long> before = opened.status().proofs();
          Asked asked =
              site.filter(s -> interrupts.received().isEmpty())
                  .map(s -> tryToAsk(s, opened, interrupts))
                  .orElse(Asked.NOT);
          Map<Proof, Long> proofs =
              Proofs.changed(found.proofs(), before, opened.status().proofs());
          return tell(root, interrupts, found, asked, proofs);
        }
      }
      try (ArchiveReader reader = Archive.read(root, clock)) {
        Verification found = verify(interrupts, Verifier.of(reader, VerifyListener.NONE));
        return tell(root, interrupts, found, Asked.NOT, found.proofs());
      }
    }
  }

  /** What is needed to ask the site; checked before anything is read. */
  private record Site(ChromeBinary binary, BrowserSettings settings, SiteOptions options) {}

  private Site site() {
    return new Site(
        browser.chrome().find(),
        browser.settings(folders(), window.isHeadless()),
        new SiteOptions(RoadChoice.RPC, List.of(), List.of(), 1, rate.perSecond()));
  }

  /** Empty where the archive is to be read only: a run has it, or its disk cannot be written. */
  private Optional<Archive> writable(Path root) {
    try {
      return Optional.of(Archive.openExisting(root, ArchiveSettings.standard(clock)));
    } catch (RunFailure failure) {
      boolean readable = failure.reason() == Reason.IN_USE || failure.reason() == Reason.DISK;
      if (online || !readable) {
        throw failure;
      }
      console().err().println("Only reading, nothing is recorded: " + failure.why() + ".");
      return Optional.empty();
    }
  }

  private static Verification verify(Interrupts interrupts, Verifier verifier) {
    interrupts.onStop(verifier::stop);
    return verifier.verify();
  }

  /** What came of asking the site. What was found on the disk is told in any case. */
  private record Asked(Optional<OnlineCheck.Result> result, Optional<RuntimeException> failure) {
    static final Asked NOT = new Asked(Optional.empty(), Optional.empty());
  }

  private Asked tryToAsk(Site site, Archive opened, Interrupts interrupts) {
    try {
      return new Asked(Optional.of(ask(site, opened, interrupts)), Optional.empty());
    } catch (RunFailure | Stopped e) {
      return new Asked(Optional.empty(), Optional.of(e));
    }
  }

  private OnlineCheck.Result ask(Site site, Archive opened, Interrupts interrupts) {
    Consumer<String> notes = text -> console().say("note: " + text);
    try (BrowserSession session =
            BrowserSession.start(
                site.binary(),
                site.settings(),
                clock,
                notes,
                () -> interrupts.received().isPresent());
        GooglePhotosLibrary library = session.open(site.options(), WalkMemory.none(), notes)) {
      opened.bindAccount(library.account());
      OnlineCheck check = new OnlineCheck(opened, library::uploads);
      interrupts.onStop(check::stop);
      return check.run();
    } catch (ChromeException e) {
      throw interrupts.orElse(Translation.of(e));
    } catch (RunFailure e) {
      // Chrome hears the same Ctrl-C, and its end is no failure then.
      throw interrupts.orElse(e);
    }
  }

  private ExitCode tell(
      Path root, Interrupts interrupts, Verification found, Asked asked, Map<Proof, Long> proofs) {
    new VerifyText(console(), found, asked.result(), proofs).print(global().json());
    if (!found.isSound()) {
      throw damage(root, found);
    }
    if (asked.failure().isPresent()) {
      throw asked.failure().get();
    }
    return interrupts.received().orElse(ExitCode.COMPLETE);
  }

  private static RunFailure damage(Path root, Verification found) {
    return new RunFailure(
        Reason.DAMAGE,
        "the archive " + root + " is damaged",
        Amounts.count(found.damagedFiles(), "file") + " missing, altered or unreadable",
        "run `keepsake sync`: missing files are fetched again; move altered ones away first");
  }
}
