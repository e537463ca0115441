package photos.keepsake.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Environment variables of other clients of a Healthchecks server, which scripts already set. */
final class OtherVariables {
  static final List<String> CHECK_IDS =
      List.of("HEALTHCHECKS_CHECK_ID", "CHECK_UUID", "HEALTHCHECK_ID", "HEALTHCHECKS_ID");

  static final List<String> PING_KEYS = List.of("PING_KEY", "HC_PING_KEY", "HEALTHCHECKS_PING_KEY");

  static final List<String> SLUGS = List.of("CHECK_SLUG", "HC_SLUG");

  static final List<String> SERVERS =
      List.of("HC_API_URL", "HEALTHCHECKS_BASE_URL", "HEALTHCHECK_HOST");

  static final List<String> USER_AGENTS =
      List.of("HEALTHCHECKS_USERAGENT", "HEALTHCHECKS_USER_AGENT");

  static final List<String> API_KEYS = List.of("HEALTHCHECKS_TOKEN", "HC_API_KEY");

  /** Those that nobody else should see. */
  static final Set<String> SECRETS =
      Stream.of(CHECK_IDS, PING_KEYS, API_KEYS)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private OtherVariables() {}

  /** What the first of them that is set is set to. */
  static Optional<String> first(Folders folders, List<String> variables) {
    return variables.stream().flatMap(name -> folders.variable(name).stream()).findFirst();
  }
}
