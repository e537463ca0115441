package photos.keepsake.monitor.notify;

import java.time.Instant;
import java.util.Optional;
import photos.keepsake.monitor.Excerpt;
import photos.keepsake.monitor.schedule.Condition;

/**
 * What a person is told.
 *
 * @param before empty when nothing was known
 * @param headline one line without control characters
 * @param details may have several lines, or be empty
 */
public record Notice(
    Condition now, Optional<Condition> before, String headline, String details, Instant at) {
  /** Some services cut or refuse more. */
  public static final int HEADLINE_CHARACTERS_MAX = 200;

  /** Enough for a reason and what to do; it must fit the pipe and the environment of a program. */
  public static final int DETAILS_CHARACTERS_MAX = 10_000;

  /** Makes the texts fit for headers and programs, and cuts what is too long. */
  public Notice {
    headline =
        Excerpt.of(headline.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "), HEADLINE_CHARACTERS_MAX);
    details = Excerpt.of(details.replaceAll("[\\p{Cc}&&[^\\n\\t]]", ""), DETAILS_CHARACTERS_MAX);
  }
}
