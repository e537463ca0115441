package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;
import photos.keepsake.sync.Admitted;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.RunSummary;

/** Tells a person. Every item only when asked for. */
final class PlainOutput implements Output {
  private final Console console;
  private final boolean quiet;
  private final boolean verbose;
  private final boolean dryRun;
  private final LanguageAdvice advice = new LanguageAdvice();
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private volatile @Nullable RunSummary summary;

  PlainOutput(Console console, boolean quiet, boolean verbose, boolean dryRun) {
    this.console = console;
    this.quiet = quiet;
    this.verbose = verbose;
    this.dryRun = dryRun;
  }

  @Override
  public void note(String text) {
    if (!quiet) {
      console.say("note: " + text);
    }
  }

  @Override
  public void planned(ItemRef item) {
    if (dryRun) {
      String taken = item.takenTime().map(time -> time.local().toString()).orElse("no date");
      console.print("would fetch " + item.id() + "  " + taken);
    }
  }

  @Override
  public void archived(ItemRef item, Admitted admitted) {
    advice.archived(admitted, this);
    if (verbose) {
      admitted.files().forEach(file -> console.say("archived " + file.relativePath()));
    }
  }

  @Override
  public void unavailable(ItemRef item, String reason, String name) {
    if (verbose) {
      console.say("skipped " + Names.of(item.id(), name) + ": " + reason);
    }
  }

  @Override
  public void failed(ItemRef item, ItemFailure failure, boolean willRetry) {
    if (verbose) {
      String end = willRetry ? " (will be tried again)" : "";
      console.say("failed " + item.id() + ": " + failure.reason() + end);
    }
  }

  /** A warning even to those who want quiet: a part of what they asked for is not done. */
  @Override
  public void hookFailed(ItemRef item, Path file, String reason) {
    if (!FileHook.isAboutTheProgram(reason)) {
      console.say("warning: --run on " + file + ": " + reason);
    } else if (said.add(reason)) {
      console.say("warning: --run: " + reason);
    }
  }

  @Override
  public void ended(RunSummary end) {
    summary = end;
  }

  @Override
  public Optional<RunSummary> summary() {
    return Optional.ofNullable(summary);
  }
}
