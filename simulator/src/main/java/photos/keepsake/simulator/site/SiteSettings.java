package photos.keepsake.simulator.site;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How the site behaves in general; single mishaps are faults.
 *
 * @param seed of every delay and oddity
 * @param calm keys are not lost at random, parts of the grid are never very late, films do not take
 *     the focus
 * @param language one of en, en-GB, nl, es, es-419, xx
 * @param latency added to every answer
 * @param panelDelay how late the info panel fills; empty for seeded delays
 * @param signInFree every browser counts as signed in, with or without cookies
 * @param clock today, for dates on pages and the age of sessions
 */
public record SiteSettings(
    long seed,
    boolean calm,
    String language,
    Duration latency,
    Optional<Duration> panelDelay,
    boolean signInFree,
    Clock clock) {

  /** Refuses a language that there is not. */
  public SiteSettings {
    Labels.of(language);
  }
}
