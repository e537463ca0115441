package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves by sleeping only. */
final class TestTime implements InstantSource, Sleeper {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) {
    if (!time.isZero()) {
      sleeps.add(time);
    }
    now = now.plus(time);
  }

  synchronized void set(Instant instant) {
    now = instant;
  }

  synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
