package photos.keepsake.cli;

import java.text.Normalizer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import photos.keepsake.monitor.checks.Check;
import photos.keepsake.monitor.checks.ChecksClient;
import photos.keepsake.monitor.checks.SavedCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the check that watches over an archive. */
@Command(
    name = "create",
    description = {
      "Create a check for a daily sync, or update the one with the same slug.",
      "Grace is both how late a run may be and how long it may take, so it must be longer than the"
          + " longest run. Of a check that exists only what is given is changed.",
      "",
      "Examples:",
      "  keepsake checks create --name \"Photos at home\"",
      "  keepsake checks create --slug photos --period 12h --grace 1d --tags \"nas photos\"",
      ""
    })
final class ChecksCreateCommand extends ChecksAction {
  /** What a server accepts for both. */
  private static final Duration SPAN_MIN = Duration.ofSeconds(60);

  private static final Duration SPAN_MAX = Duration.ofDays(365);
  private static final Duration PERIOD_DEFAULT = Duration.ofDays(1);
  private static final Duration GRACE_DEFAULT = Duration.ofDays(1);

  @Option(names = "--name", paramLabel = "NAME", description = "Its name (default Keepsake).")
  private @Nullable String name;

  @Option(
      names = "--slug",
      paramLabel = "SLUG",
      description = "Its slug, of a-z, 0-9, - and _; made from the name when left out.")
  private @Nullable String slug;

  @Option(
      names = "--period",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "A run is due this long after the last: 1d (the default), 12h, 90m.")
  private @Nullable Duration period;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "How late a run may be and how long it may take (default 1d; for a first sync of many"
              + " days give more).")
  private @Nullable Duration grace;

  @Option(
      names = "--schedule",
      paramLabel = "CRON",
      description = "When runs are due, as a cron or OnCalendar expression, instead of --period.")
  private @Nullable String schedule;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "The time zone of --schedule, such as Europe/Berlin (default UTC).")
  private @Nullable String zone;

  @Option(names = "--tags", paramLabel = "TAGS", description = "Its tags, with blanks between.")
  private @Nullable String tags;

  @Option(names = "--desc", paramLabel = "TEXT", description = "Its description.")
  private @Nullable String description;

  @Option(
      names = "--channels",
      paramLabel = "IDS",
      description =
          "Which integrations tell of it: ids or names with commas between, or * for all (the"
              + " default for a new check).")
  private @Nullable String channels;

  @Option(
      names = "--methods",
      paramLabel = "POST",
      description = "POST to ignore pings by GET, which previews of links send.")
  private @Nullable String methods;

  @Option(
      names = "--manual-resume",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Whether a paused check stays paused when it is pinged.")
  private @Nullable Answer manualResume;

  /** No flag: those can only be set. */
  private enum Answer {
    TRUE,
    FALSE
  }

  @Override
  ExitCode run() {
    require();
    ChecksClient client = client();
    String wanted = slug();
    boolean isThere =
        wanted.isEmpty()
            ? client.checks().stream().anyMatch(check -> check.name().equals(name()))
            : client.bySlug(wanted).isPresent();
    show(client.save(isThere ? given(wanted) : complete(wanted)));
    return ExitCode.COMPLETE;
  }

  private void require() {
    requireSpan("--period", period);
    requireSpan("--grace", grace);
    if (period != null && schedule != null) {
      throw usage(
          "a check has a period or a schedule", "both are given", "leave out one of the two");
    }
    if (zone != null && schedule == null) {
      throw usage(
          "--tz says nothing here",
          "only a schedule has a time zone",
          "add --schedule, or leave it");
    }
    if (slug != null && !slug.matches("[a-z0-9_-]{1,100}")) {
      throw usage(
          "cannot use the slug \"" + ChecksTable.clean(slug) + "\"",
          "a slug has only the letters a-z, digits, - and _",
          "give one such as photos-at-home, or leave it out");
    }
    if (methods != null && !methods.isEmpty() && !methods.equals("POST")) {
      throw usage("cannot use these methods", "only POST can be asked for", "leave out --methods");
    }
  }

  private static void requireSpan(String option, @Nullable Duration span) {
    if (span != null && (span.compareTo(SPAN_MIN) < 0 || span.compareTo(SPAN_MAX) > 0)) {
      throw usage(
          "cannot use what " + option + " gives",
          "a server takes 60 seconds to 365 days there",
          "give a time such as 1d, 12h or 90m");
    }
  }

  private String name() {
    return name == null || name.isBlank() ? "Keepsake" : name.strip();
  }

  /** As the server would make one; empty for a name in letters that have no base in a-z. */
  private String slug() {
    if (slug != null) {
      return slug;
    }
    return Normalizer.normalize(name(), Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9_]+", "-")
        .replaceAll("^-+|-+$", "");
  }

  /** For a new check: what is not given gets a value that suits a daily run. */
  private Map<String, Object> complete(String wanted) {
    Map<String, Object> fields = given(wanted);
    fields.putIfAbsent("name", name());
    fields.putIfAbsent("grace", GRACE_DEFAULT.toSeconds());
    fields.putIfAbsent("channels", "*");
    if (schedule == null) {
      fields.putIfAbsent("timeout", PERIOD_DEFAULT.toSeconds());
    } else {
      fields.putIfAbsent("tz", "UTC");
    }
    return fields;
  }

  private Map<String, Object> given(String wanted) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "name", name);
    put(fields, "slug", wanted.isEmpty() ? null : wanted);
    put(fields, "timeout", period == null ? null : period.toSeconds());
    put(fields, "grace", grace == null ? null : grace.toSeconds());
    put(fields, "schedule", schedule);
    put(fields, "tz", zone);
    put(fields, "tags", tags);
    put(fields, "desc", description);
    put(fields, "channels", channels);
    put(fields, "methods", methods);
    put(fields, "manual_resume", manualResume == null ? null : manualResume == Answer.TRUE);
    fields.put("unique", List.of(wanted.isEmpty() ? "name" : "slug"));
    return fields;
  }

  private static void put(Map<String, Object> fields, String field, @Nullable Object value) {
    if (value != null) {
      fields.put(field, value);
    }
  }

  private void show(SavedCheck saved) {
    Check check = saved.check();
    if (global().json()) {
      Map<String, Object> fields = fields(check);
      fields.put("created", saved.created());
      Output.json(console(), "check", fields);
      return;
    }
    console()
        .print((saved.created() ? "created: " : "updated: ") + ChecksTable.clean(check.name()));
    console().print("ID: " + ChecksTable.clean(check.id()));
    String url = check.pingUrl().map(ChecksTable::clean).orElse("URL");
    console().print("Ping URL: " + url);
    if (global().talks()) {
      console().say("Next: keepsake sync --ping " + url);
      console().say("Whoever knows this address can ping: keep it like a password.");
    }
  }
}
