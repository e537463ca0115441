package photos.keepsake.googlephotos;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

/** One way to a person's library. Its methods are those of the library port. */
interface Road extends AutoCloseable {

  /**
   * As {@link photos.keepsake.library.PhotoLibrary#list}.
   *
   * @throws RoadBlocked when the site is not as this road knows it
   */
  Page list(Optional<Cursor> cursor);

  /**
   * As {@link photos.keepsake.library.PhotoLibrary#fetch}.
   *
   * @throws RoadBlocked when the site is not as this road knows it; items without an outcome can be
   *     fetched on another road
   */
  void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes);

  @Override
  void close();
}
