package photos.keepsake.googlephotos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.googlephotos.rpc.RetryAfter;
import photos.keepsake.googlephotos.rpc.Sleeper;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * How many items may be under way at once: half as many and after a pause when the hosts of files
 * ask for less or break off one download after another, one more after a run of good ones. Safe for
 * several threads.
 */
final class Pace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

  /** A single one breaks off for reasons of its own. */
  private static final int BROKEN_MAX = 3;

  /** So many good ones in a row are worth one more at a time. */
  private static final int GOOD_RUN = 10;

  /** Where the host does not say how long. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A host that wants a longer pause turns the next ones down too, and they fail. */
  private static final Duration PAUSE_MAX = Duration.ofMinutes(2);

  private final int most;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private int allowed;
  private int underWay;
  private int goodInRow;
  private int brokenInRow;
  private Instant pausedUntil = Instant.MIN;
  private boolean closed;

  /** At first as many at once as there may ever be. */
  Pace(int most, InstantSource clock, Sleeper sleeper) {
    this.most = most;
    this.allowed = most;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** The right to have one under way. */
  final class Place implements AutoCloseable {
    private boolean given = true;

    private Place() {}

    /** Gives it back, however the download ended; does nothing the second time. */
    @Override
    public void close() {
      synchronized (Pace.this) {
        underWay -= given ? 1 : 0;
        given = false;
        Pace.this.notifyAll();
      }
    }
  }

  /**
   * Waits until one more may begin. Who has one under way itself might wait for ever.
   *
   * @throws RunFailure when the thread is interrupted, or none may begin any more
   */
  Place begin() {
    try {
      Place place = awaitPlace();
      awaitEndOfPause(place);
      return place;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Begins one more if that needs no waiting. */
  synchronized Optional<Place> tryBegin() {
    return underWay < allowed && pause().isZero() ? Optional.of(newPlace()) : Optional.empty();
  }

  private void awaitEndOfPause(Place place) throws InterruptedException {
    try {
      for (Duration left = pause(); !left.isZero(); left = pause()) {
        sleeper.sleep(left);
      }
    } catch (InterruptedException | RunFailure e) {
      place.close();
      throw e;
    }
  }

  private synchronized Place awaitPlace() throws InterruptedException {
    while (underWay >= allowed && !closed) {
      wait();
    }
    return newPlace();
  }

  private Place newPlace() {
    if (closed) {
      throw Pauses.ended();
    }
    underWay++;
    return new Place();
  }

  private synchronized Duration pause() {
    Instant now = clock.instant();
    return pausedUntil.isAfter(now) ? Duration.between(now, pausedUntil) : Duration.ZERO;
  }

  /** One came whole. */
  synchronized void wentWell() {
    brokenInRow = 0;
    goodInRow++;
    if (goodInRow == GOOD_RUN) {
      goodInRow = 0;
      allowed = Math.min(most, allowed + 1);
      notifyAll();
    }
  }

  /** One broke off on its way. */
  synchronized void brokeOff() {
    goodInRow = 0;
    brokenInRow++;
    if (brokenInRow == BROKEN_MAX) {
      slowDown(PAUSE);
    }
  }

  /** One was turned down because there are too many; with the header, where there was one. */
  synchronized void turnedDown(Optional<String> retryAfter) {
    Optional<Duration> asked = retryAfter.flatMap(text -> RetryAfter.parse(text, clock.instant()));
    slowDown(asked.orElse(PAUSE));
  }

  private void slowDown(Duration wanted) {
    Duration time = wanted.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wanted;
    Instant until = clock.instant().plus(time);
    // What was begun before is turned down for the same reason.
    if (pause().isZero()) {
      allowed = Math.max(1, allowed / 2);
    }
    pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    goodInRow = 0;
    brokenInRow = 0;
    LOG.info("fewer downloads at once now={} pause_ms={}", allowed, time.toMillis());
  }

  /** Lets none begin any more, nor those that wait; pauses are ended by whose they are. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private static RunFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new RunFailure(
        Reason.TEMPORARY,
        "the photos were not fetched to the end",
        "the run was interrupted",
        "run the same command again; it goes on where it was",
        e);
  }
}
