package photos.keepsake.monitor.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * What a server answered.
 *
 * @param text the first {@value HttpSender#ANSWER_BYTES_MAX} bytes of the body, read as UTF-8
 */
public record HttpAnswer(int status, HttpHeaders headers, String text) {
  private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

  /** Whether the server says that all is well. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * Whether the same request may be answered otherwise a little later: what curl calls transient.
   */
  public boolean isTransient() {
    return TRANSIENT.contains(status);
  }

  /** How long the server wants to be left alone; zero when it does not say. */
  public Duration retryAfter(Instant now) {
    String told = header("Retry-After").orElse("").strip();
    if (told.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(told));
    }
    try {
      Instant at = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, at);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  /** The first header of this name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
