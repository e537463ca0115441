package photos.keepsake.googlephotos;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A list that the run can do without, or find in another one, when the site does not give it any
 * more, which is said when the other one did better, or when it leads back to itself.
 */
final class OtherwiseLeg implements Leg {
  private final String name;
  private final SiteCalls calls;
  private final RowsLeg first;
  private final Supplier<Optional<Leg>> otherwise;
  private Optional<Leg> now;
  private boolean isOtherwise;

  /**
   * A list that was not yet asked for.
   *
   * @param name of the call that it needs
   * @param otherwise what to read in its place, if anything
   */
  OtherwiseLeg(String name, SiteCalls calls, RowsLeg first, Supplier<Optional<Leg>> otherwise) {
    this.name = name;
    this.calls = calls;
    this.first = first;
    this.otherwise = otherwise;
    this.now = Optional.of(first);
  }

  @Override
  public void read(PageDraft page) {
    try {
      now.orElseThrow().read(page);
      if (!isOtherwise && first.leadsBack()) {
        isOtherwise = true;
        now = otherwise.get();
      }
    } catch (RoadBlocked e) {
      if (isOtherwise) {
        throw e;
      }
      isOtherwise = true;
      now = otherwise.get();
      if (now.isPresent()) {
        now.get().read(page);
      }
      calls.note("went without " + name + ": " + e.reason());
    }
  }

  @Override
  public boolean ended() {
    return now.map(Leg::ended).orElse(true);
  }

  @Override
  public boolean mayBeLeft() {
    return now.map(Leg::mayBeLeft).orElse(false);
  }
}
