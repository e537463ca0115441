package photos.keepsake.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import photos.keepsake.archive.AlbumView;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.Layout;
import photos.keepsake.googlephotos.RoadChoice;
import photos.keepsake.googlephotos.SiteOptions;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.SyncOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run takes: how much, how fast, and how it tells. */
final class RunOptions {
  private static final int TABS_BY_PAGE = 3;
  private static final int TABS_BY_CALLS = 4;
  private static final long KEEP_FREE_DEFAULT = 1L << 30;

  @Mixin private WindowOption window = new WindowOption();
  @Mixin private RateOption rate = new RateOption();

  @Option(
      names = "--road",
      paramLabel = "auto|rpc|page",
      description =
          "How to read the site: rpc by its own calls, which is fast and proves originals; page as a"
              + " person does, in its pages; auto by the calls, and in the pages where these fail"
              + " (the default).")
  private RoadChoice road = RoadChoice.AUTO;

  @Option(
      names = "--full",
      description =
          "List everything again, also what is not likely to have changed, and ask again for what"
              + " Google lately would not hand out. Without it that is done once a week.")
  private boolean full;

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
              + " (default 4, with --road page 3).")
  private @Nullable Integer parallel;

  @Option(
      names = "--partner",
      paramLabel = "ID",
      split = "\n", // Only environment and config file have lines.
      hideParamSyntax = true,
      description =
          "Also fetch what this partner shares with you: the address photos.google.com/partner/…"
              + " that your browser shows, or its last part; may be given several times.")
  private List<String> partners = List.of();

  @Option(
      names = "--lists",
      paramLabel = "all|library",
      description =
          "Which lists make the whole library: all of them (the default), or the main timeline"
              + " alone, without what you archived at the site, albums and partners.")
  private SiteOptions.Lists lists = SiteOptions.Lists.ALL;

  @Option(
      names = "--oldest-first",
      description = "List everything at first, then fetch from the oldest item to the newest.")
  private boolean oldestFirst;

  @Option(
      names = "--layout",
      paramLabel = "TEMPLATE",
      converter = LayoutText.class,
      description =
          "Where new files go, such as {yyyy}/{yyyy-MM}/{name} (the default) or {id}/{name};"
              + " folders may have {yyyy} {MM} {dd} {yyyy-MM} {yyyy-MM-dd} {kind} {id}.")
  private Layout layout = Layout.STANDARD;

  @Option(names = "--no-sidecars", description = "Write no XMP sidecars beside the photos.")
  private boolean noSidecars;

  @Option(
      names = "--albums",
      paramLabel = "symlinks|hardlinks|none",
      description =
          "What the folders in albums/ hold: relative symlinks to the photos (the default),"
              + " hardlinks, or none.")
  private AlbumView albumView = AlbumView.SYMLINKS;

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
    return window.isHeadless();
  }

  /** How to read the site. */
  SiteOptions site() {
    return new SiteOptions(road, albums, partners, lists, parallel(), rate.perSecond());
  }

  private int parallel() {
    int usual = road == RoadChoice.PAGE ? TABS_BY_PAGE : TABS_BY_CALLS;
    return parallel == null ? usual : parallel;
  }

  SyncOptions toSyncOptions() {
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

  /** How the archive is to be kept. */
  ArchiveSettings archive(Clock clock) {
    return new ArchiveSettings(layout, clock.getZone(), keepFree, clock, !noSidecars, albumView);
  }

  /** Only a full walk meets the items in their order. */
  boolean full() {
    return full || oldestFirst;
  }

  /** Whether what Google lately would not hand out is asked for again. */
  boolean asksAgain() {
    return full;
  }

  boolean oldestFirst() {
    return oldestFirst;
  }

  List<String> albums() {
    return albums;
  }

  boolean dryRun() {
    return dryRun;
  }

  Scope scope() {
    return new Scope(
        !albums.isEmpty(), from != null || to != null, lists == SiteOptions.Lists.LIBRARY);
  }
}
