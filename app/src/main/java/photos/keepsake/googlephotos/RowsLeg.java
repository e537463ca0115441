package photos.keepsake.googlephotos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import photos.keepsake.googlephotos.rpc.FileFacts;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/** A list of the site whose items stand in no album. */
final class RowsLeg implements Leg {

  /**
   * How to go through a list.
   *
   * @param mayBeLeft as {@link Leg#mayBeLeft}
   * @param onePage whether its first page that has items is enough
   */
  record Pace(boolean mayBeLeft, boolean onePage) {
    static final Pace TO_ITS_END = new Pace(false, false);
    static final Pace DOWN_TO_KNOWN = new Pace(true, false);
    static final Pace ONE_PAGE = new Pace(false, true);
  }

  private final ListWalk walk;
  private final RowReader reader;
  private final Pace pace;
  private final ListedItems listed;
  private final Consumer<Rows<MediaItem>> counter;
  private Optional<FileFinder> files;
  private boolean hadItems;

  /**
   * At the beginning of a list.
   *
   * @param files are asked for the facts of every page, if there is one
   * @param counter sees all rows
   */
  RowsLeg(
      ListWalk walk,
      RowReader reader,
      Pace pace,
      ListedItems listed,
      Optional<FileFinder> files,
      Consumer<Rows<MediaItem>> counter) {
    this.walk = walk;
    this.reader = reader;
    this.pace = pace;
    this.listed = listed;
    this.files = files;
    this.counter = counter;
  }

  @Override
  public void read(PageDraft page) {
    Rows<MediaItem> rows = walk.read();
    counter.accept(rows);
    List<ItemId> ids = rows.read().stream().filter(MediaItem::isReady).map(MediaItem::id).toList();
    listed.add(ids, Optional.empty());
    List<ItemRef> refs = reader.refs(rows, facts(ids));
    hadItems |= !refs.isEmpty();
    page.add(refs);
  }

  /** A page without any facts shows that the site does not give them now, so no more are asked. */
  private Map<ItemId, FileFacts> facts(List<ItemId> ids) {
    if (files.isEmpty() || ids.isEmpty()) {
      return Map.of();
    }
    Map<ItemId, FileFacts> facts = files.get().facts(ids);
    if (facts.isEmpty()) {
      files = Optional.empty();
    }
    return facts;
  }

  /** Whether it ended where there may be more of it. */
  boolean leadsBack() {
    return walk.leadsBack();
  }

  @Override
  public boolean ended() {
    return walk.ended() || (pace.onePage() && hadItems);
  }

  @Override
  public boolean mayBeLeft() {
    return pace.mayBeLeft();
  }
}
