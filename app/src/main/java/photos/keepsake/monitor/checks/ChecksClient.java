package photos.keepsake.monitor.checks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.library.RunFailure;
import photos.keepsake.monitor.http.HttpAnswer;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpTrouble;
import photos.keepsake.monitor.ping.Sleeper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the management API, version 3. Tries again a few times when the server is busy or out of
 * reach. Every method throws a {@link RunFailure}: USAGE when the key, the address or the request
 * cannot be right, TEMPORARY when it may go later.
 */
public final class ChecksClient {
  private static final int TRIES_MAX = 4;
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** A server that wants a longer pause is told of instead of waited for. */
  private static final long RETRY_AFTER_SECONDS_MAX = 60;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpSender sender;
  private final ApiAddress address;
  private final String key;
  private final Clock clock;
  private final Sleeper sleeper;

  /**
   * Connects to nobody yet.
   *
   * @param key of printable ASCII characters
   */
  public ChecksClient(
      HttpSender sender, ApiAddress address, String key, Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sender = sender;
    this.address = address;
    this.key = key;
    this.sleeper = sleeper;
  }

  /** All checks of the project, in the server's order. */
  public List<Check> checks() {
    JsonNode answer = json(ask("GET", "checks/", new byte[0]));
    if (!answer.isArray() && !answer.path("checks").isArray()) {
      throw ApiRefusal.wrongAddress("its answer holds no list of checks");
    }
    return ApiAnswers.list(answer, "checks").stream().map(ApiAnswers::check).toList();
  }

  /** The check that has this slug; the first when several have. */
  public Optional<Check> bySlug(String slug) {
    String query = "checks/?slug=" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
    return ApiAnswers.list(json(ask("GET", query, new byte[0])), "checks").stream()
        .map(ApiAnswers::check)
        .filter(check -> check.slug().equals(slug))
        .findFirst();
  }

  /** What the server has recorded of one, newest first. */
  public List<LoggedPing> pings(String id) {
    JsonNode answer = json(ask("GET", "checks/" + id + "/pings/", new byte[0]));
    return ApiAnswers.list(answer, "pings").stream()
        .map(ApiAnswers::ping)
        .sorted(
            Comparator.comparing(LoggedPing::at, Comparator.comparing(at -> at.orElse(Instant.MIN)))
                .thenComparing(LoggedPing::number)
                .reversed())
        .toList();
  }

  /** When it went up and down, newest first. */
  public List<Flip> flips(String id) {
    JsonNode answer = json(ask("GET", "checks/" + id + "/flips/", new byte[0]));
    return ApiAnswers.list(answer, "flips").stream()
        .map(ApiAnswers::flip)
        .sorted(Comparator.comparing((Flip flip) -> flip.at().orElse(Instant.MIN)).reversed())
        .toList();
  }

  /** Stops watching until it is pinged or resumed. */
  public Check pause(String id) {
    return ApiAnswers.check(json(ask("POST", "checks/" + id + "/pause", new byte[0])));
  }

  /** Watches again. */
  public Check resume(String id) {
    return ApiAnswers.check(json(ask("POST", "checks/" + id + "/resume", new byte[0])));
  }

  /**
   * Creates a check, or updates the one that agrees in some fields.
   *
   * @param fields by the API's names
   */
  public SavedCheck save(Map<String, ?> fields) {
    HttpAnswer answer = ask("POST", "checks/", MAPPER.writeValueAsBytes(fields));
    return new SavedCheck(ApiAnswers.check(json(answer)), answer.status() == 201);
  }

  private HttpAnswer ask(String method, String path, byte[] body) {
    for (int tried = 1; ; tried++) {
      Duration wait = Duration.ofSeconds(1L << (tried - 1));
      try {
        HttpAnswer answer = send(method, path, body);
        if (answer.isSuccess()) {
          return answer;
        }
        Duration asked = answer.retryAfter(clock.instant());
        wait = asked.isZero() ? wait : asked;
        if (tried == TRIES_MAX || !answer.isTransient() || isLong(wait)) {
          throw ApiRefusal.of(answer, use(method, path), path.matches("checks/[^?].*"));
        }
      } catch (HttpTrouble e) {
        if (tried == TRIES_MAX || !e.mayPass()) {
          throw ApiRefusal.temporary(
              String.valueOf(e.getMessage()), "check network, --api-url and --proxy");
        }
      }
      await(wait);
    }
  }

  private static ApiRefusal.Use use(String method, String path) {
    if (method.equals("POST")) {
      return ApiRefusal.Use.CHANGE;
    }
    return path.endsWith("/pings/") ? ApiRefusal.Use.PINGS : ApiRefusal.Use.LOOK;
  }

  private HttpAnswer send(String method, String path, byte[] body) throws HttpTrouble {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Api-Key", key);
    headers.put("Accept", "application/json");
    if (body.length > 0) {
      headers.put("Content-Type", "application/json");
    }
    return sender.send(method, address.at(path), headers, body, DEADLINE);
  }

  private static boolean isLong(Duration wait) {
    return wait.toSeconds() > RETRY_AFTER_SECONDS_MAX;
  }

  private void await(Duration wait) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiRefusal.temporary("it was interrupted", "start the same command again");
    }
  }

  private static JsonNode json(HttpAnswer answer) {
    try {
      JsonNode node = MAPPER.readTree(answer.text());
      if (node.isObject() || node.isArray()) {
        return node;
      }
    } catch (JacksonException e) {
      // Told below.
    }
    throw ApiRefusal.wrongAddress("it answers with something else than JSON, such as a web page");
  }
}
