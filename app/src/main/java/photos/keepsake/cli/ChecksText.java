package photos.keepsake.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photos.keepsake.monitor.checks.Check;

/** Checks as people read them. */
final class ChecksText {
  private ChecksText() {}

  static void print(Console console, List<Check> checks, Instant now) {
    ChecksTable table =
        new ChecksTable("ID", "Name", "Status", "Last ping", "Next ping (UTC)", "Due", "Grace");
    for (Check check : checks) {
      table.add(
          check.id(),
          check.name(),
          check.started() ? check.status() + ", running" : check.status(),
          check.lastPing().map(at -> ago(at, now)).orElse("never"),
          time(check.nextPing()),
          due(check),
          check.grace().map(ChecksText::span).orElse("-"));
    }
    table.print(console);
  }

  /** Such as {@code 5 h 38 min ago}. */
  static String ago(Instant at, Instant now) {
    Duration past = Duration.between(at, now);
    return past.toSeconds() < 1 ? "just now" : span(past) + " ago";
  }

  /** The two largest units, such as {@code 1 d 4 h}. */
  static String span(Duration time) {
    if (time.toDays() > 0) {
      return two(time.toDays(), "d", time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return two(time.toHours(), "h", time.toMinutesPart(), "min");
    }
    return time.toMinutes() > 0
        ? two(time.toMinutes(), "min", time.toSecondsPart(), "s")
        : time.toSeconds() + " s";
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /** To the second, in UTC. */
  static String time(Optional<Instant> at) {
    return at.map(known -> known.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
  }

  static String seconds(Optional<Double> seconds) {
    return seconds.map(s -> String.format(Locale.ROOT, "%.3f s", s)).orElse("-");
  }

  private static String due(Check check) {
    return check
        .schedule()
        .map(text -> check.zone().map(zone -> text + " " + zone).orElse(text))
        .or(() -> check.period().map(period -> "every " + span(period)))
        .orElse("-");
  }
}
