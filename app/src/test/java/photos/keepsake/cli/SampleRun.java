package photos.keepsake.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.ItemTrouble;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.archive.catalog.UnprovenFile;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.sync.ItemProblem;
import photos.keepsake.sync.RunSummary;

/** A run to be described, with nothing in it. */
final class SampleRun {
  int archived;
  int already;
  int unavailable;
  int notTried;
  int planned;
  int hookFailures;
  int failed;
  long damaged;
  boolean interrupted;
  boolean complete = true;
  boolean dryRun;
  boolean quiet;
  int archivedItems;
  List<String> notes = List.of();
  List<UnprovenFile> unproven = List.of();
  List<String> reasons = List.of();
  List<ItemTrouble> troubles = List.of();
  Optional<RunFailure> failure = Optional.empty();
  Optional<ExitCode> signal = Optional.empty();

  String verdict(Scope scope) {
    return plain(scope).lines().findFirst().orElseThrow();
  }

  String plain(Scope scope) {
    return print(scope, false);
  }

  String json() {
    return print(new Scope(false, false), true);
  }

  private String print(Scope scope, boolean json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new SummaryText(new Console(stream, stream), Path.of("/a"), dryRun, scope)
        .print(report(), json);
    return out.toString(StandardCharsets.UTF_8);
  }

  RunReport report() {
    Outcome outcome = new Outcome(summary(), failure, signal);
    return new RunReport(outcome, notes, quiet, status());
  }

  private ArchiveStatus status() {
    return new ArchiveStatus(
        archivedItems,
        unavailable,
        failed,
        2L * unproven.size(),
        1_000,
        Map.of(Proof.ORIGINAL, (long) unproven.size(), Proof.UNPROVEN, (long) unproven.size()),
        0,
        damaged,
        List.of(),
        troubles,
        unproven,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private RunSummary summary() {
    int listed = archived + already + unavailable + failed + notTried;
    return new RunSummary(
        listed,
        archived,
        already,
        unavailable,
        failed,
        0,
        notTried,
        planned,
        hookFailures,
        archived,
        1_000L * archived,
        Duration.ofSeconds(3),
        videos(),
        failures(),
        interrupted,
        complete);
  }

  private List<ItemProblem> videos() {
    return IntStream.range(0, Math.min(unavailable, RunSummary.PROBLEMS_MAX))
        .mapToObj(i -> new ItemProblem(FakePhotoLibrary.item(i), "clip-" + i, "still processed"))
        .toList();
  }

  private List<ItemProblem> failures() {
    return IntStream.range(0, reasons.size())
        .mapToObj(i -> new ItemProblem(FakePhotoLibrary.item(i), "secret.jpg", reasons.get(i)))
        .toList();
  }
}
