package photos.keepsake.simulator.truth;

import java.util.stream.IntStream;

/**
 * The lists of a library at one moment, newest first.
 *
 * @param all everything but the trash, by taken time
 * @param grid what is not archived, by taken time
 * @param archive the rest, by taken time
 * @param recent everything but the trash, by the time of upload
 * @param inAlbums what is in an album or in the partner's list, by taken time
 * @param trash what was thrown away, by taken time
 */
record Lists(
    ItemList all,
    ItemList grid,
    ItemList archive,
    ItemList recent,
    ItemList inAlbums,
    ItemList trash) {
  private static final int ARCHIVED = 1;
  private static final int IN_ALBUMS = 2;

  /** The lists of so many items, which are thought up once each, on all cores. */
  static Lists of(int count, ItemStore store) {
    long[] taken = new long[count];
    long[] uploaded = new long[count];
    byte[] flags = new byte[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            number -> {
              SimulatedItem item = store.once(number);
              taken[number] = ItemList.mark(item.takenAt(), number);
              uploaded[number] = ItemList.mark(item.createdAt(), number);
              int archived = item.archived() ? ARCHIVED : 0;
              flags[number] = (byte) (item.albums().isEmpty() ? archived : archived | IN_ALBUMS);
            });
    ItemList all = ItemList.sorted(store, SimulatedItem::takenAt, taken);
    return new Lists(
        all,
        all.only(number -> (flags[number] & ARCHIVED) == 0),
        all.only(number -> (flags[number] & ARCHIVED) != 0),
        ItemList.sorted(store, SimulatedItem::createdAt, uploaded),
        all.only(number -> (flags[number] & IN_ALBUMS) != 0),
        all.only(number -> false));
  }

  Lists with(SimulatedItem item, int number) {
    return new Lists(
        all.with(item, number),
        item.archived() ? grid : grid.with(item, number),
        item.archived() ? archive.with(item, number) : archive,
        recent.with(item, number),
        item.albums().isEmpty() ? inAlbums : inAlbums.with(item, number),
        trash);
  }

  Lists without(SimulatedItem item) {
    return new Lists(
        all.without(item),
        grid.without(item),
        archive.without(item),
        recent.without(item),
        inAlbums.without(item),
        trash.without(item));
  }

  Lists withTrashed(SimulatedItem item, int number) {
    Lists others = without(item);
    return new Lists(
        others.all,
        others.grid,
        others.archive,
        others.recent,
        others.inAlbums,
        others.trash.with(item, number));
  }
}
