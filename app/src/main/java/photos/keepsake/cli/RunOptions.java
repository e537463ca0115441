package photos.keepsake.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import photos.keepsake.googlephotos.RoadChoice;
import photos.keepsake.googlephotos.SiteOptions;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.SyncOptions;
import picocli.CommandLine.Option;

/** What a run takes: how much, how fast, and how it tells. */
final class RunOptions {
  private static final int TABS_BY_PAGE = 3;
  private static final int TABS_BY_CALLS = 4;
  private static final int RATE_MAX = 1_000;
  private static final long KEEP_FREE_DEFAULT = 1L << 30;

  @Option(names = "--headless", description = "Run Chrome without a window (the default).")
  private @Nullable Boolean headless;

  @Option(names = "--headful", description = "Run Chrome in a window that you can watch.")
  private boolean headful;

  @Option(
      names = "--road",
      paramLabel = "auto|rpc|page",
      description =
          "How to read the site: page as a person does, in its pages (the default); on trial, rpc by"
              + " the site's own calls, which proves originals, and auto by these and in the pages"
              + " where they fail.")
  private RoadChoice road = RoadChoice.PAGE;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "Fetch at most this many items (KEEPSAKE_LIMIT or KEEPSAKE_N).")
  private @Nullable Integer limit;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      converter = Day.class,
      description = "Only items taken on this day or later (YYYY-MM-DD).")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      converter = Day.class,
      description = "Only items taken on this day or earlier (YYYY-MM-DD).")
  private @Nullable LocalDate to;

  @Option(
      names = "--album",
      paramLabel = "NAME|ID",
      split = "\n", // Only environment and config file have lines.
      hideParamSyntax = true,
      description = "Only this album; may be given several times.")
  private List<String> albums = List.of();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "Work on this many items at the same time, 1 to "
              + SyncOptions.PARALLEL_MAX
              + " (default 3 on the page road, 4 on the rpc road).")
  private @Nullable Integer parallel;

  @Option(
      names = "--rate",
      paramLabel = "PER_SECOND",
      description =
          "Limit on Keepsake's own requests to the site (default 2). Page loads and downloads do not"
              + " count, so it has no effect on the page road.")
  private double rate = 2;

  @Option(
      names = "--run",
      paramLabel = "PROGRAM",
      description =
          "Run this on each archived file; it gets the path and the item's id, and is ended after 10"
              + " minutes. When it fails, that is told and the run goes on.")
  private @Nullable String program;

  @Option(
      names = "--keep-free",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "Stop before less than this is free on the disk (default 1G).")
  private Long keepFree = KEEP_FREE_DEFAULT;

  @Option(names = "--dry-run", description = "List what would be fetched, and fetch nothing.")
  private boolean dryRun;

  boolean isHeadless() {
    if (headful && Boolean.TRUE.equals(headless)) {
      throw usage(
          "--headless and --headful were both given",
          "Chrome runs either with a window or without one",
          "leave one of them out");
    }
    return headless == null ? !headful : headless;
  }

  /** How to read the site. */
  SiteOptions site() {
    return new SiteOptions(road, albums, parallel(), rate);
  }

  private int parallel() {
    int usual = road == RoadChoice.PAGE ? TABS_BY_PAGE : TABS_BY_CALLS;
    return parallel == null ? usual : parallel;
  }

  SyncOptions toSyncOptions() {
    if (!(rate > 0 && rate <= RATE_MAX)) {
      throw usage(
          "--rate " + rate + " is not possible",
          "it says how many requests may be made in a second",
          "give a number above 0, up to " + RATE_MAX);
    }
    OptionalInt items = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    return new SyncOptions(
        parallel(), items, Optional.ofNullable(from), Optional.ofNullable(to), dryRun);
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }

  /**
   * What runs on each file.
   *
   * @throws RunFailure with USAGE when it cannot be run
   */
  Optional<FileHook> hook(Folders folders) {
    if (program != null && !new ProgramSearch(folders).finds(program)) {
      throw usage(
          "cannot run " + program,
          "there is no such program, or you may not run it",
          "give --run the path of a program, or the name of one on the PATH");
    }
    return Optional.ofNullable(program).map(name -> new FileHook(name, FileHook.LIMIT_DEFAULT));
  }

  List<String> albums() {
    return albums;
  }

  long keepFreeBytes() {
    return keepFree;
  }

  boolean dryRun() {
    return dryRun;
  }

  Scope scope() {
    return new Scope(!albums.isEmpty(), from != null || to != null);
  }
}
