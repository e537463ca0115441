package photos.keepsake.cli;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.ping.PingSettings;
import photos.keepsake.monitor.ping.PingTarget;
import photos.keepsake.monitor.ping.Pinger;
import picocli.CommandLine.Option;

/** Which check of which Healthchecks server is pinged, and how. */
final class PingOptions {
  @Option(
      names = "--ping",
      paramLabel = "URL|UUID",
      description =
          "The check to ping: its whole address, or its UUID. It is a secret: file:PATH takes it"
              + " from a file.")
  private @Nullable String check;

  @Option(
      names = "--ping-base",
      paramLabel = "URL",
      description =
          "The server of a UUID or slug (default https://hc-ping.com); one of your own usually ends"
              + " in /ping.")
  private @Nullable String base;

  @Option(
      names = "--ping-key",
      paramLabel = "KEY",
      description = "The project's ping key, for a check by --ping-slug; file:PATH works.")
  private @Nullable String key;

  @Option(names = "--ping-slug", paramLabel = "SLUG", description = "The check's slug.")
  private @Nullable String slug;

  @Option(
      names = {"--ping-create", "--create"},
      description =
          "Let the server make the check of --ping-slug when there is none; it gets a period of one"
              + " day and a grace of one hour.")
  private boolean create;

  @Option(
      names = "--ping-user-agent",
      paramLabel = "TEXT",
      description = "What the server shows as the sender.")
  private @Nullable String userAgent;

  @Option(
      names = "--ping-header",
      paramLabel = "\"NAME: VALUE\"",
      split = "\n", // Only environment and config file have lines.
      hideParamSyntax = true,
      description =
          "Send this header with each ping; may be given several times, and as file:PATH.")
  private List<String> headers = List.of();

  @Option(
      names = "--ping-timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "How long to wait for each answer (default 10s).")
  private Duration timeout = PingSettings.STANDARD.timeout();

  @Option(
      names = "--ping-retries",
      paramLabel = "N",
      description = "Send a ping that may yet be taken up to this many times more (default 5).")
  private int retries = PingSettings.STANDARD.retries();

  /**
   * Pings the check that was named for us; variables of other clients do not count.
   *
   * @param typed whether an option of this name was given on the command line
   * @return empty when none was named
   * @throws RunFailure with USAGE when it cannot be understood
   */
  Optional<Pinger> pinger(Folders folders, NetworkOptions network, Predicate<String> typed) {
    return pinger(folders, network, typed, false);
  }

  /** The same, also by the variables of other clients. */
  Optional<Pinger> pingerOfAnybody(
      Folders folders, NetworkOptions network, Predicate<String> typed) {
    return pinger(folders, network, typed, true);
  }

  private Optional<Pinger> pinger(
      Folders folders, NetworkOptions network, Predicate<String> typed, boolean anybody) {
    requireNoContradiction(typed);
    PingSender sender = new PingSender(folders, network);
    return target(new Origins(folders, typed, anybody))
        .map(
            target -> sender.pinger(target, agent(folders, anybody), headers(folders), settings()));
  }

  private void requireNoContradiction(Predicate<String> typed) {
    if (typed.test("--ping") && typed.test("--ping-slug")) {
      throw usage(
          "two checks are named",
          "--ping and --ping-slug were both given",
          "leave one of them out");
    }
    if (typed.test("--ping-create") && typed.test("--ping")) {
      throw usage(
          "the server cannot make this check",
          "only a check that is named by its slug can be made by a ping",
          "name it by --ping-key and --ping-slug, or leave out --ping-create");
    }
    if (typed.test("--ping-key") && slug == null) {
      throw usage(
          "the check cannot be named",
          "a ping key needs a slug",
          "give --ping-slug too, or --ping with the check's address");
    }
  }

  /** The check that was named nearest: on the command line, in the environment, in the config. */
  private Optional<PingTarget> target(Origins origins) {
    for (Origin origin : Origin.values()) {
      Optional<String> id = origins.value(origin, "ping", check, OtherVariables.CHECK_IDS);
      if (id.isPresent()) {
        return Optional.of(byId(origins, id.get()));
      }
      Optional<String> name = origins.value(origin, "ping-slug", slug, OtherVariables.SLUGS);
      if (name.isPresent()) {
        return Optional.of(bySlug(origins, name.get()));
      }
    }
    return Optional.empty();
  }

  private PingTarget byId(Origins origins, String text) {
    return text.contains("/") ? PingTarget.url(text) : PingTarget.id(server(origins), text);
  }

  private PingTarget bySlug(Origins origins, String name) {
    String project =
        origins
            .any(key, OtherVariables.PING_KEYS)
            .orElseThrow(
                () ->
                    usage(
                        "the check cannot be named",
                        "a slug needs its project's ping key",
                        "give --ping-key too, or --ping with the check's address"));
    return PingTarget.slug(server(origins), project, name, create);
  }

  private String server(Origins origins) {
    return origins.any(base, OtherVariables.SERVERS).orElse(PingTarget.HOSTED);
  }

  /** Where a check may be named, the nearest first. */
  private enum Origin {
    COMMAND_LINE,
    ENVIRONMENT,
    OTHER_CLIENTS,
    CONFIG
  }

  /**
   * Where values come from.
   *
   * @param anybody whether the variables of other clients count
   */
  private record Origins(Folders folders, Predicate<String> typed, boolean anybody) {

    /** What an option is, if it is that because of this origin. */
    Optional<String> value(
        Origin origin, String option, @Nullable String given, List<String> variables) {
      if (origin == Origin.OTHER_CLIENTS) {
        return others(variables);
      }
      return Optional.ofNullable(given)
          .filter(text -> origin(option) == origin)
          .map(text -> SecretValue.of(text, folders));
    }

    private Origin origin(String option) {
      String variable = "KEEPSAKE_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
      if (typed.test("--" + option)) {
        return Origin.COMMAND_LINE;
      }
      return folders.variable(variable).isPresent() ? Origin.ENVIRONMENT : Origin.CONFIG;
    }

    private Optional<String> others(List<String> variables) {
      return anybody
          ? OtherVariables.first(folders, variables).map(text -> SecretValue.of(text, folders))
          : Optional.empty();
    }

    /** What an option is, whatever it comes from. */
    Optional<String> any(@Nullable String given, List<String> variables) {
      return Optional.ofNullable(given)
          .map(text -> SecretValue.of(text, folders))
          .or(() -> others(variables));
    }
  }

  private PingSettings settings() {
    if (timeout.isZero() || retries < 0 || retries > PingSettings.RETRIES_MAX) {
      throw usage(
          "cannot ping like this",
          "--ping-timeout is more than 0, and --ping-retries between 0 and "
              + PingSettings.RETRIES_MAX,
          "leave both out, or give values in that range");
    }
    PingSettings standard = PingSettings.STANDARD;
    return new PingSettings(timeout, retries, standard.startLimit(), standard.endLimit());
  }

  private String agent(Folders folders, boolean anybody) {
    return Optional.ofNullable(userAgent)
        .or(
            () ->
                anybody
                    ? OtherVariables.first(folders, OtherVariables.USER_AGENTS)
                    : Optional.empty())
        .orElse("keepsake/" + Version.number());
  }

  private Map<String, String> headers(Folders folders) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String given : headers) {
      String header = SecretValue.of(given, folders);
      int colon = header.indexOf(':');
      String name = colon < 0 ? "" : header.substring(0, colon).strip();
      String value = header.substring(colon + 1).strip();
      requireHeader(name, value);
      all.put(name, value);
    }
    return all;
  }

  /** Some headers are the client's own business, and not every letter can be sent in one. */
  private static void requireHeader(String name, String value) {
    try {
      HttpRequest.newBuilder().header(name, value);
    } catch (IllegalArgumentException e) {
      throw usage(
          "cannot send that header",
          "it is no name, colon and value in plain letters, or one that is set already, as Host",
          "write --ping-header \"Name: value\", or file:PATH with that line");
    }
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }
}
