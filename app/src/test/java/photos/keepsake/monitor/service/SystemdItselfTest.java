package photos.keepsake.monitor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.monitor.schedule.CronExpression;
import photos.keepsake.monitor.schedule.Schedule;

/** What we write is what systemd reads; where systemd's own program is there to say so. */
class SystemdItselfTest {
  private static final Instant BASE = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TIMES = 12;
  private static final Pattern TIME =
      Pattern.compile("(?:Next elapse|Iter[a-z.]* #\\d+): (\\w{3} [0-9-]{10} [0-9:]{8} UTC)");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss 'UTC'", Locale.US);

  @TempDir private Path folder;
  private final Programs programs = new PathPrograms(System.getenv());

  @BeforeEach
  void needSystemd() {
    assumeThat(programs.has("systemd-analyze")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30 3 * * *",
        "*/20 22-23 * * *",
        "7 4,16 * * 1-5",
        "0 3 1,15 * fri",
        "15 0 31 * *",
        "0 12 * feb,apr sun",
        "0 0 29 2 *",
        "0 0 1 * 0-7",
        "@weekly",
        "@yearly"
      })
  void systemdAndTheDaemonRunAtTheSameTimes(String cron) {
    TreeSet<Instant> bySystemd = new TreeSet<>();
    SystemdCalendar.of(CronExpression.of(cron)).forEach(line -> bySystemd.addAll(times(line)));

    List<Instant> byDaemon = new ArrayList<>();
    Instant last = BASE.minus(Duration.ofSeconds(1));
    for (int i = 0; i < TIMES; i++) {
      last = Schedule.cron(cron, ZoneOffset.UTC).next(last);
      byDaemon.add(last);
    }
    assertThat(bySystemd.stream().limit(TIMES)).containsExactlyElementsOf(byDaemon);
  }

  private List<Instant> times(String calendar) {
    String out =
        programs
            .run(
                List.of(
                    "systemd-analyze",
                    "calendar",
                    "--base-time=2025-12-31 23:59:59 UTC",
                    "--iterations=" + TIMES,
                    calendar),
                "",
                StandardCharsets.UTF_8,
                Map.of())
            .out();
    List<Instant> times = new ArrayList<>();
    Matcher matcher = TIME.matcher(out);
    while (matcher.find()) {
      times.add(LocalDateTime.parse(matcher.group(1), FORMAT).toInstant(ZoneOffset.UTC));
    }
    return times;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with blanks",
        "100% $HOME",
        "q\"uo'te",
        "back\\slash",
        "\u00e9t\u00e9 \ud83d\udcf7"
      })
  void unitsAreTakenWhateverThePathsAre(String name) throws IOException {
    Path launcher = Files.createDirectories(folder.resolve(name)).resolve("keepsake");
    Files.copy(Path.of("/bin/sh"), launcher);
    ServicePlan plan =
        new ServicePlan(
            ServiceName.usual(),
            List.of(launcher.toString(), "sync", "--archive=/photos/" + name),
            Map.of("PATH", "/usr/bin", "XDG_CONFIG_HOME", "/home/" + name),
            CronExpression.of("0 3 1,15 * fri"),
            Duration.ofMinutes(5));

    List<String> notes = new UnitCheck(programs).notes(SystemdUnits.of(plan));

    assertThat(notes).isEmpty();
    assertThat(Stream.of(SystemdUnits.of(plan).get("keepsake.timer").split("\n")))
        .contains("OnCalendar=*-*-01,15 03:00:00", "OnCalendar=Fri *-*-* 03:00:00");
  }
}
