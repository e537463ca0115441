package photos.keepsake.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.control.SignInScreen;
import photos.keepsake.simulator.net.Body;
import photos.keepsake.simulator.net.Handler;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import tools.jackson.databind.json.JsonMapper;

/** The administration over plain HTTP; {@code GET /} lists what it can do. */
final class AdminPort implements Handler {
  private static final String HELP =
      """
      GET  /manifest                the truth: every item, its files and their hashes
      GET  /counters                what has happened so far
      GET  /faults                  rules that are on, and how often each fault has happened
      POST /faults/NAME             switch on; ?next=N, ?every=N, ?after=N, ?percent=N, ?key=ITEM,
                                      ?screen=NAME for SIGN_IN_SCREEN
      POST /faults/NAME/off         switch off
      POST /faults/off              switch all off
      POST /sign-out                end all sessions
      POST /url-life?seconds=N      how long addresses of downloads are good
      POST /unlock                  pages carry the proof for the locked folder
      """
          + AdminChanges.HELP;

  private final Simulator simulator;
  private final JsonMapper json = JsonMapper.builder().build();
  private final AdminChanges changes;

  AdminPort(Simulator simulator) {
    this.simulator = simulator;
    this.changes = new AdminChanges(simulator);
  }

  @Override
  public Response handle(Request request) {
    boolean local = request.host().equals("127.0.0.1") || request.host().equals("localhost");
    if (!local) { // a web page that found the port must not be able to use it
      return text(403, "only by the name 127.0.0.1 or localhost");
    }
    try {
      return request.method().equals("POST") ? change(request) : show(request.path());
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return text(400, e.getMessage() + "\n");
    }
  }

  private Response show(String path) {
    return switch (path) {
      case "/" -> text(200, HELP);
      case "/manifest" ->
          Response.of(
              200,
              "application/json; charset=utf-8",
              Body.streamed(Body.UNKNOWN, simulator::writeManifest));
      case "/counters" -> asJson(simulator.counters().all());
      case "/faults" -> asJson(Map.of("on", rules(), "happened", happened()));
      default -> text(404, HELP);
    };
  }

  private Map<String, String> rules() {
    Map<String, String> rules = new TreeMap<>();
    simulator
        .faults()
        .active()
        .forEach(
            (fault, scope) ->
                rules.put(
                    fault.name(),
                    scope.when().name().toLowerCase(Locale.ROOT)
                        + " "
                        + scope.number()
                        + scope.key().map(key -> " for " + key).orElse("")));
    return rules;
  }

  private Map<String, Long> happened() {
    Map<String, Long> counts = new TreeMap<>();
    for (Fault fault : Fault.values()) {
      if (simulator.faults().fired(fault) > 0) {
        counts.put(fault.name(), simulator.faults().fired(fault));
      }
    }
    return counts;
  }

  private Response change(Request request) {
    String[] path = request.path().substring(1).split("/", -1);
    if (request.path().equals("/sign-out")) {
      simulator.signOutAll();
    } else if (request.path().equals("/faults/off")) {
      simulator.faults().allOff();
    } else if (path.length == 3 && path[0].equals("faults") && path[2].equals("off")) {
      simulator.faults().off(Fault.valueOf(path[1]));
    } else if (path.length == 2 && path[0].equals("faults")) {
      simulator.faults().on(Fault.valueOf(path[1]), scope(request));
    } else if (request.path().equals("/items")) {
      Instant taken = Instant.parse(request.parameter("taken"));
      return text(200, simulator.library().addPhoto(request.parameter("name"), taken).key() + "\n");
    } else if (request.path().equals("/url-life")) {
      simulator.urlsLiveFor(Duration.ofSeconds(Long.parseLong(request.parameter("seconds"))));
    } else if (request.path().equals("/unlock")) {
      simulator.openLockedFolder();
    } else if (path.length == 3 && path[0].equals("items")) {
      changes.item(path[1], path[2], request.parameter("text"));
    } else if (path.length >= 2 && path[0].equals("albums")) {
      String what = path.length == 2 ? path[1] : path[2];
      return text(200, changes.album(path[1], what, request) + "\n");
    } else {
      return text(404, HELP);
    }
    return text(200, "done\n");
  }

  private static FaultScope scope(Request request) {
    FaultScope scope = FaultScope.always();
    for (Map.Entry<String, String> parameter : request.query().entrySet()) {
      scope =
          switch (parameter.getKey()) {
            case "next" -> FaultScope.next(Long.parseLong(parameter.getValue()));
            case "every" -> FaultScope.every(Long.parseLong(parameter.getValue()));
            case "after" -> FaultScope.after(Long.parseLong(parameter.getValue()));
            case "percent" -> FaultScope.percent(Long.parseLong(parameter.getValue()));
            default -> scope;
          };
    }
    String key = request.parameter("key");
    String screen = request.parameter("screen");
    FaultScope ofItem = key.isEmpty() ? scope : scope.forItem(key);
    return screen.isEmpty() ? ofItem : ofItem.withScreen(SignInScreen.valueOf(screen));
  }

  private Response asJson(Object value) {
    return Response.json(json.writerWithDefaultPrettyPrinter().writeValueAsString(value));
  }

  private static Response text(int status, String text) {
    return Response.of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }
}
