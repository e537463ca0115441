package photos.keepsake.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveReader;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.DamagedFile;
import photos.keepsake.archive.Verification;
import photos.keepsake.archive.Verifier;
import photos.keepsake.archive.VerifyListener;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every file of the archive again and compares it with what was fetched. Needs no Chrome. */
@Command(
    name = "verify",
    description = {
      "Read every archived file again and compare it with the catalog's SHA-256.",
      "",
      "Examples:",
      "  keepsake verify --archive /volume1/photos",
      "  keepsake verify --json",
      "",
      "An archive that is in use or read-only is verified all the same; then nothing is",
      "recorded.",
      ""
    })
final class VerifyCommand extends KeepsakeCommand {
  private static final int NAMED_MAX = 50;

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Override
  Set<ExitCode> exitCodes() {
    return EnumSet.of(
        ExitCode.COMPLETE,
        ExitCode.BUG,
        ExitCode.USAGE,
        ExitCode.NO_ARCHIVE,
        ExitCode.IN_USE,
        ExitCode.DISK,
        ExitCode.DAMAGE,
        ExitCode.NEWER_VERSION,
        ExitCode.INTERRUPTED,
        ExitCode.TERMINATED);
  }

  @Override
  ExitCode run() {
    Path root = archive.path(folders());
    Console console = console();
    Clock clock = Clock.system(ZoneId.systemDefault());
    try (Interrupts interrupts = new Interrupts(console)) {
      Optional<Archive> writable = writable(root, console, clock);
      if (writable.isPresent()) {
        try (Archive opened = writable.get()) {
          logInto(opened.logFolder());
          return verify(root, interrupts, Verifier.of(opened, VerifyListener.NONE));
        }
      }
      try (ArchiveReader reader = Archive.read(root, clock)) {
        return verify(root, interrupts, Verifier.of(reader, VerifyListener.NONE));
      }
    }
  }

  /** Empty where the archive is to be read only: a run has it, or its disk cannot be written. */
  private static Optional<Archive> writable(Path root, Console console, Clock clock) {
    try {
      return Optional.of(Archive.openExisting(root, ArchiveSettings.standard(clock)));
    } catch (RunFailure failure) {
      if (failure.reason() != Reason.IN_USE && failure.reason() != Reason.DISK) {
        throw failure;
      }
      console.err().println("Only reading, nothing is recorded: " + failure.why() + ".");
      return Optional.empty();
    }
  }

  private ExitCode verify(Path root, Interrupts interrupts, Verifier verifier) {
    interrupts.onStop(verifier::stop);
    Verification found = verifier.verify();
    print(console(), found);
    if (!found.isSound()) {
      throw damage(root, found);
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

  private void print(Console console, Verification found) {
    if (global().json()) {
      Output.json(console, "verification", fields(found));
    } else {
      printPlain(console.out(), found);
    }
  }

  private static void printPlain(PrintStream out, Verification found) {
    out.println(
        (found.isSound() ? "Sound: " : "Damaged: ")
            + Amounts.count(found.files() - found.damagedFiles(), "file")
            + " of "
            + found.files()
            + " are byte for byte as fetched ("
            + Amounts.bytes(found.bytes())
            + " read).");
    if (found.files() > 0) {
      out.println(Proofs.words(found.proofs()));
    }
    if (!found.complete()) {
      out.println("Stopped before the end.");
    }
    found.damaged().stream()
        .limit(NAMED_MAX)
        .map(file -> "  " + lower(file) + ": " + file.path())
        .forEach(out::println);
    if (found.unknownFiles() > 0) {
      out.println(
          Amounts.count(found.unknownFiles(), "file") + " here that Keepsake did not fetch.");
    }
  }

  private static String lower(DamagedFile file) {
    return file.damage().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> fields(Verification found) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("files", found.files());
    fields.put("size_bytes", found.bytes());
    fields.put("damaged_files", found.damagedFiles());
    fields.put("unknown_files", found.unknownFiles());
    fields.put("proofs", Proofs.fields(found.proofs()));
    fields.put("complete", found.complete());
    fields.put("damaged", found.damaged().stream().map(VerifyCommand::damaged).toList());
    fields.put("unknown", found.unknown());
    return fields;
  }

  private static Map<String, String> damaged(DamagedFile file) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("path", file.path());
    fields.put("damage", lower(file));
    return fields;
  }
}
