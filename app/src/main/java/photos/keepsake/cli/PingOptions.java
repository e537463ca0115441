package photos.keepsake.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.ping.PingSettings;
import photos.keepsake.monitor.ping.PingTarget;
import photos.keepsake.monitor.ping.Pinger;
import picocli.CommandLine.Option;

/** Which check of which Healthchecks server is pinged, and how. */
final class PingOptions {
  /** What other clients call a check's id. */
  private static final List<String> ID_VARIABLES =
      List.of("HEALTHCHECKS_CHECK_ID", "CHECK_UUID", "HEALTHCHECK_ID", "HEALTHCHECKS_ID");

  private static final List<String> KEY_VARIABLES =
      List.of("PING_KEY", "HC_PING_KEY", "HEALTHCHECKS_PING_KEY");

  private static final List<String> SLUG_VARIABLES = List.of("CHECK_SLUG", "HC_SLUG");

  private static final List<String> BASE_VARIABLES =
      List.of("HC_API_URL", "HEALTHCHECKS_BASE_URL", "HEALTHCHECK_HOST");

  private static final List<String> AGENT_VARIABLES =
      List.of("HEALTHCHECKS_USERAGENT", "HEALTHCHECKS_USER_AGENT");

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
      names = "--ping-create",
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
      description = "Send this header with each ping; may be given several times.")
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
   * @return empty when none was named
   * @throws RunFailure with USAGE when it cannot be understood
   */
  Optional<Pinger> pinger(Folders folders, NetworkOptions network) {
    return pinger(folders, network, false);
  }

  /** The same; where none was named for us, by the variables of other clients. */
  Optional<Pinger> pingerOfAnybody(Folders folders, NetworkOptions network) {
    return pinger(folders, network, true);
  }

  private Optional<Pinger> pinger(Folders folders, NetworkOptions network, boolean anybody) {
    Values values = new Values(folders, anybody);
    PingSender sender = new PingSender(folders, network);
    return target(values)
        .map(target -> sender.pinger(target, agent(values), headers(), settings()));
  }

  private Optional<PingTarget> target(Values values) {
    String server = values.of(base, BASE_VARIABLES).orElse(PingTarget.HOSTED);
    boolean byName = key != null || slug != null;
    Optional<String> named = byName ? values.of(check, List.of()) : values.of(check, ID_VARIABLES);
    if (named.isPresent()) {
      String text = named.get();
      return Optional.of(text.contains("/") ? PingTarget.url(text) : PingTarget.id(server, text));
    }
    Optional<String> project = values.of(key, KEY_VARIABLES);
    Optional<String> name = values.of(slug, SLUG_VARIABLES);
    if (project.isPresent() && name.isPresent()) {
      return Optional.of(PingTarget.slug(server, project.get(), name.get(), create));
    }
    if (byName) {
      throw usage(
          "the check cannot be named",
          "a slug needs its project's ping key, and a ping key a slug",
          "give both --ping-key and --ping-slug, or --ping with the check's address");
    }
    return Optional.empty();
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

  private String agent(Values values) {
    return values.of(userAgent, AGENT_VARIABLES).orElse("keepsake/" + Version.number());
  }

  private Map<String, String> headers() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = colon < 0 ? "" : header.substring(0, colon).strip();
      if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
        throw usage(
            "cannot send that header",
            "a header is a name, a colon and a value",
            "write --ping-header \"Name: value\"");
      }
      all.put(name, header.substring(colon + 1).strip());
    }
    return all;
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }

  /** Values given for us, and by the variables of other clients where these count. */
  private record Values(Folders folders, boolean anybody) {

    Optional<String> of(@Nullable String given, List<String> variables) {
      Stream<String> others =
          anybody ? variables.stream().flatMap(v -> folders.variable(v).stream()) : Stream.empty();
      return Stream.concat(Stream.ofNullable(given), others)
          .findFirst()
          .map(text -> SecretValue.of(text, folders));
    }
  }
}
