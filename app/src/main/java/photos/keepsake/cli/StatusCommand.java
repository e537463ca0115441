package photos.keepsake.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveReader;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.ItemTrouble;
import photos.keepsake.archive.catalog.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how the archive stands. Needs no Chrome, and may be asked while a run goes on. */
@Command(
    name = "status",
    description = {
      "Say what the archive holds and what is missing from it.",
      "",
      "Examples:",
      "  keepsake status --archive /volume1/photos",
      "  keepsake status --json | jq .archived_items",
      ""
    })
final class StatusCommand extends KeepsakeCommand {
  /** More would hide what stands above; all of them are in the JSON. */
  private static final int DAMAGED_SHOWN_MAX = 15;

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

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
        ExitCode.NEWER_VERSION);
  }

  @Override
  ExitCode run() {
    Path root = archive.path(folders());
    try (ArchiveReader reader = Archive.read(root, Clock.systemUTC())) {
      ArchiveStatus status = reader.status();
      if (global().json()) {
        Output.json(console(), "status", fields(status));
      } else {
        print(console().out(), root, status);
      }
    }
    return ExitCode.COMPLETE;
  }

  private static void print(PrintStream out, Path root, ArchiveStatus status) {
    TroubleList failed = list("Failed, to be tried again:", status.failedItems(), status.failed());
    TroubleList unavailable =
        list("The site cannot hand out:", status.unavailableItems(), status.unavailable());
    printVerdict(out, status);
    printDamaged(out, status);
    failed.print(out);
    unavailable.print(out);
    UnprovenList.print(out, status.unproven());
    if (failed.isLong() || unavailable.isLong()) {
      printVerdict(out, status);
    }
    out.println("Archive: " + root);
  }

  private static void printDamaged(PrintStream out, ArchiveStatus status) {
    if (status.damagedFiles() > 0) {
      out.println("Damaged, as keepsake verify found them:");
    }
    status.damaged().stream().limit(DAMAGED_SHOWN_MAX).forEach(path -> out.println("  " + path));
    if (status.damagedFiles() > DAMAGED_SHOWN_MAX) {
      out.println("  and more, see keepsake status --json");
    }
  }

  private static void printVerdict(PrintStream out, ArchiveStatus status) {
    out.println(verdict(status));
    out.println(
        Amounts.count(status.archivedItems(), "item")
            + " in "
            + Amounts.count(status.files(), "file")
            + ", "
            + Amounts.bytes(status.bytes())
            + taken(status)
            + ".");
    if (status.files() > 0) {
      out.println(Proofs.words(status.proofs()));
    }
    status.lastRuns().stream().findFirst().ifPresent(run -> out.println(lastRun(run)));
  }

  private static String verdict(ArchiveStatus status) {
    if (status.damagedFiles() > 0) {
      return Amounts.count(status.damagedFiles(), "file") + " missing, altered or unreadable.";
    }
    if (status.failedItems() > 0) {
      return Amounts.count(status.failedItems(), "item") + " could not be fetched yet.";
    }
    if (status.lastRuns().isEmpty()) {
      return "No run has ended here yet.";
    }
    RunRecord last = status.lastRuns().get(0);
    if (last.exitCode().orElse(-1) != ExitCode.COMPLETE.number()) {
      return "The last run did not reach its end.";
    }
    if (!last.counts().whole()) {
      return "The last run covered only a part of the library.";
    }
    return status.unavailableItems() == 0
        ? "Nothing is missing."
        : "Nothing is missing but what the site cannot hand out.";
  }

  private static String taken(ArchiveStatus status) {
    return status
        .oldestTaken()
        .flatMap(
            oldest ->
                status
                    .newestTaken()
                    .map(to -> ", taken " + oldest.toLocalDate() + " to " + to.toLocalDate()))
        .orElse("");
  }

  private static String lastRun(RunRecord run) {
    String end =
        run.exitCode().isPresent()
            ? "exit code " + run.exitCode().getAsInt()
            : "has not ended, or was killed";
    return "Last run: " + MINUTES.format(run.startedAt()) + ", " + end + ".";
  }

  private static TroubleList list(String heading, int count, List<ItemTrouble> troubles) {
    TroubleList list = new TroubleList(heading, count);
    troubles.forEach(item -> list.add(item.item(), item.name(), item.reason()));
    return list;
  }

  private static Map<String, Object> fields(ArchiveStatus status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("archived_items", status.archivedItems());
    fields.put("skipped_items", status.unavailableItems());
    fields.put("failed_items", status.failedItems());
    fields.put("files", status.files());
    fields.put("size_bytes", status.bytes());
    fields.put("proven_files", status.provenFiles());
    fields.put("proofs", Proofs.fields(status.proofs()));
    fields.put("verified_files", status.verifiedFiles());
    fields.put("damaged_files", status.damagedFiles());
    put(fields, "oldest_taken_local", status.oldestTaken());
    put(fields, "newest_taken_local", status.newestTaken());
    put(fields, "last_verified_at", status.lastVerifiedAt());
    fields.put("account_known", status.accountKnown());
    fields.put("skipped", status.unavailable().stream().map(StatusCommand::trouble).toList());
    fields.put("failed", status.failed().stream().map(StatusCommand::trouble).toList());
    fields.put("unproven", UnprovenList.fields(status.unproven()));
    fields.put("damaged", status.damaged());
    fields.put("last_runs", status.lastRuns().stream().map(StatusCommand::run).toList());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Optional<?> value) {
    value.ifPresent(known -> fields.put(name, known.toString()));
  }

  private static Map<String, Object> trouble(ItemTrouble trouble) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", trouble.item().value());
    fields.put("name", trouble.name());
    fields.put("reason", trouble.reason());
    fields.put("tries", trouble.tries());
    fields.put("last_try_at", trouble.lastTryAt().toString());
    return fields;
  }

  private static Map<String, Object> run(RunRecord run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("started_at", run.startedAt().toString());
    put(fields, "ended_at", run.endedAt());
    run.exitCode().ifPresent(code -> fields.put("exit_code", code));
    fields.put("listed", run.counts().listed());
    fields.put("archived", run.counts().archived());
    fields.put("already", run.counts().already());
    fields.put("skipped", run.counts().unavailable());
    fields.put("failed", run.counts().failed());
    fields.put("size_bytes", run.counts().bytes());
    fields.put("whole", run.counts().whole());
    return fields;
  }
}
