package photos.keepsake.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A remote library: read-only, listed page by page, fetched item by item.
 *
 * <p>{@link #list} is called by one thread at a time. {@link #fetch} may be called by several
 * threads at once, also while a listing goes on; an implementation bounds by itself how much it
 * really does at a time. Every call ends within limits of its own, whatever the site does. After
 * {@link #close}, or when the browser is gone, calls fail with a {@link RunFailure}.
 */
public interface PhotoLibrary extends AutoCloseable {

  /**
   * Makes sure that the person is signed in, and says who it is.
   *
   * @throws RunFailure with {@link RunFailure.Reason#SIGNED_OUT} when the site asks for a sign-in,
   *     with {@link RunFailure.Reason#TEMPORARY} when it could not be told
   */
  Account account();

  /**
   * The first page, or the one at the cursor. Over all pages, each listed item comes at least once
   * and never twice from the same list, even when the site shows it twice.
   *
   * @throws RunFailure when the listing cannot go on; a listing is never cut short silently
   */
  Page list(Optional<Cursor> cursor);

  /**
   * Fetches items one after another in the order given, which should be that of the listing, since
   * neighbours are fetched faster. Each item ends in exactly one call of {@code outcomes}, made on
   * the calling thread. Files lie in the staging folder that the library was opened with. What
   * {@code outcomes} throws ends the fetch and comes out unchanged; the library stays usable.
   *
   * @throws RunFailure when no further item can be fetched; items without an outcome were not
   *     harmed and count as not tried
   */
  void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes);

  /** Ends every call that is under way. Never throws. */
  @Override
  void close();
}
