package photos.keepsake.googlephotos;

/** A part of a listing, such as one list of the site; for one thread. */
interface Leg {

  /**
   * Adds the next stretch of it, which may be nothing.
   *
   * @throws RoadBlocked when the site is not as this road knows it
   */
  void read(PageDraft page);

  /** Whether all of it was read. */
  boolean ended();

  /** Whether nothing new can come behind a stretch that holds nothing new. */
  boolean mayBeLeft();
}
