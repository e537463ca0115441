package photos.keepsake.monitor.checks;

import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.Excerpt;
import photos.keepsake.monitor.http.HttpAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what an answer means that is not the one hoped for. */
final class ApiRefusal {
  private static final String WHAT = "the server did not do it";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int WORDS_MAX = 200;

  private ApiRefusal() {}

  /** What a request was for; read-only keys are good for looking only. */
  enum Use {
    LOOK,
    PINGS,
    CHANGE
  }

  /**
   * For an answer that is no success.
   *
   * @param ofOne whether one check was meant: servers answer with a web page where it is missing
   */
  static RunFailure of(HttpAnswer answer, Use use, boolean ofOne) {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      return wrongAddress("it sends us to another address");
    }
    return switch (status) {
      case 401 -> unauthorized(use);
      case 403 ->
          usage(
              "the account has reached its limit of checks, or the check belongs to another"
                  + " project"
                  + words(answer),
              "remove a check that nobody needs, or use the API key of the check's project");
      case 404 ->
          ofOne || isJson(answer) ? missing() : wrongAddress("there is no API at this address");
      case 409 -> usage("the check is not paused", "see `keepsake checks list`");
      case 429 ->
          temporary("it got too many requests, also after some waiting", "try again in a minute");
      default ->
          status >= 500 || status == 408
              ? temporary("it answered " + status + ", also after some waiting", "try again later")
              : usage("it answered " + status + words(answer), "see `keepsake checks --help`");
    };
  }

  private static RunFailure unauthorized(Use use) {
    return usage(
        switch (use) {
          case LOOK -> "the API key is wrong";
          case PINGS -> "the API key is wrong, or it is a read-only key, which cannot read pings";
          case CHANGE ->
              "the API key is wrong, or it is a read-only key, which cannot change anything";
        },
        "copy the API key from the project's settings and give it with --api-key file:PATH");
  }

  private static RunFailure missing() {
    return usage(
        "it knows no such check",
        "see the ids in `keepsake checks list`; if that fails too, look at --api-url");
  }

  static RunFailure wrongAddress(String why) {
    return new RunFailure(
        Reason.USAGE,
        "this is no Healthchecks server's API",
        why,
        "give --api-url the address at which you open the site in a browser");
  }

  static RunFailure temporary(String why, String fix) {
    return new RunFailure(Reason.TEMPORARY, "cannot ask the Healthchecks server", why, fix);
  }

  private static RunFailure usage(String why, String fix) {
    return new RunFailure(Reason.USAGE, WHAT, why, fix);
  }

  private static boolean isJson(HttpAnswer answer) {
    try {
      return MAPPER.readTree(answer.text()).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  /** The server's own words, which may be anybody's. */
  private static String words(HttpAnswer answer) {
    try {
      JsonNode error = MAPPER.readTree(answer.text()).path("error");
      String text = error.isString() ? error.asString().replaceAll("[\\p{Cc}\\p{Cf}]", " ") : "";
      return text.isBlank() ? "" : ": " + Excerpt.of(text, WORDS_MAX);
    } catch (JacksonException e) {
      return "";
    }
  }
}
