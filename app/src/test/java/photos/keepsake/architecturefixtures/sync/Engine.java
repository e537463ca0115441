package photos.keepsake.architecturefixtures.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import photos.keepsake.architecturefixtures.archive.Shelf;
import photos.keepsake.architecturefixtures.library.Port;

/** Innocent: clock, seed and locale are given. */
public record Engine(Port port, Shelf shelf, Clock clock) {
  Instant now() {
    return Instant.now(clock);
  }

  long deadline() {
    return System.nanoTime() + 1;
  }

  int chance(long seed) {
    return new Random(seed).nextInt();
  }

  String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
