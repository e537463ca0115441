package photos.keepsake.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.SyncOptions;
import picocli.CommandLine.Option;

/** What a run takes: how much, how fast, and how it tells. */
final class RunOptions {
  private static final int TABS_DEFAULT = 3;
  private static final int TABS_MAX = 16;
  private static final long KEEP_FREE_DEFAULT = 1L << 30;

  /** The ways to read the site. */
  enum Road {
    AUTO,
    RPC,
    PAGE
  }

  @Option(names = "--headless", description = "Run Chrome without a window (the default).")
  private boolean headless;

  @Option(names = "--headful", description = "Run Chrome in a window that you can watch.")
  private boolean headful;

  @Option(
      names = "--road",
      paramLabel = "auto|page",
      description = "How to read the site; this version has one road, the page.")
  private Road road = Road.AUTO;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "Fetch at most this many items.")
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
      description = "Only this album; may be given several times.")
  private List<String> albums = List.of();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Open this many items at the same time, 1 to 16 (default 3).")
  private int parallel = TABS_DEFAULT;

  @Option(
      names = "--rate",
      paramLabel = "PER_SECOND",
      description =
          "Limit on Keepsake's own requests to the site. Page loads and downloads do not count, so"
              + " it has no effect on the page road.")
  private double rate = 2;

  @Option(
      names = "--run",
      paramLabel = "PROGRAM",
      description = "Run this on each archived file; it gets the path and the item's id.")
  private @Nullable String program;

  @Option(
      names = "--keep-free",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "Stop before less than this is free on the disk (default 1G).")
  private Long keepFree = KEEP_FREE_DEFAULT;

  @Option(names = "--dry-run", description = "List what would be fetched, and fetch nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object per line.")
  private boolean json;

  boolean isHeadless() {
    if (headless && headful) {
      throw usage("--headless and --headful were both given", "leave one of them out");
    }
    return !headful;
  }

  int tabs() {
    if (parallel < 1 || parallel > TABS_MAX) {
      throw usage(
          "--parallel " + parallel + " is not possible", "give a number from 1 to " + TABS_MAX);
    }
    return parallel;
  }

  SyncOptions toSyncOptions() {
    if (road == Road.RPC) {
      throw usage("this version has no rpc road", "use --road page, or leave it out");
    }
    if (!(rate > 0)) {
      throw usage("--rate " + rate + " is not possible", "give a number above 0");
    }
    OptionalInt items = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    return new SyncOptions(
        tabs(), items, Optional.ofNullable(from), Optional.ofNullable(to), dryRun);
  }

  private static RunFailure usage(String what, String fix) {
    return new RunFailure(Reason.USAGE, what, "Keepsake cannot do that", fix);
  }

  Optional<FileHook> hook() {
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

  boolean json() {
    return json;
  }
}
