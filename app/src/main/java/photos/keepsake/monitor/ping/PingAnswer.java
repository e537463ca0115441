package photos.keepsake.monitor.ping;

import java.util.Set;
import photos.keepsake.monitor.http.HttpAnswer;

/** Reads what a server answered to a ping. A status of 200 alone does not say that it counted. */
final class PingAnswer {
  private static final Set<String> RECORDED = Set.of("OK", "Created");

  private PingAnswer() {}

  static boolean isRecorded(HttpAnswer answer) {
    return answer.isSuccess() && RECORDED.contains(answer.text().strip());
  }

  /**
   * Whether a shorter body may be taken. Above its own limit a server cuts the body and says 200;
   * this comes from what stands before it, or from the framework below it, which says 400.
   */
  static boolean isTooLong(HttpAnswer answer) {
    return answer.status() == 413 || answer.status() == 400;
  }

  /** Why it did not count. */
  static String trouble(HttpAnswer answer) {
    String text = answer.text().strip();
    if (answer.isSuccess()) {
      return text.startsWith("OK (rate limited)")
          ? "the server did not record it: too many pings within a minute"
          : "what answered is no Healthchecks server, maybe a proxy or a sign-in page";
    }
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 ->
          "the server sends pings elsewhere: use the address that it leads to";
      case 400 -> "the server does not take this address (status 400)";
      case 401, 403, 407 -> "it was not let through (status " + answer.status() + ")";
      case 404 ->
          "there is no such check (status 404); a server of your own wants /ping behind its"
              + " address";
      case 409 -> "several checks have this slug (status 409)";
      case 413 -> "the text is too long for the server (status 413)";
      case 429 -> "too many pings within a minute (status 429)";
      default -> "the server answered with status " + answer.status();
    };
  }
}
