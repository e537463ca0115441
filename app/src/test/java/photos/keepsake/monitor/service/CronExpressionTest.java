package photos.keepsake.monitor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.RunFailure;
import photos.keepsake.monitor.schedule.CronExpression;

class CronExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 3 * * *           | *-*-* 03:30:00",
        "*/15 * * * *         | *-*-* *:00,15,30,45:00",
        "0 1-5/2 * * *        | *-*-* 01,03,05:00:00",
        "5,10-12 22,23 * * *  | *-*-* 22..23:05,10..12:00",
        "0 0 1 jan,JUL *      | *-01,07-01 00:00:00",
        "0 3 * * mon-fri      | Mon..Fri *-*-* 03:00:00",
        "0 3 * * 0            | Sun *-*-* 03:00:00",
        "0 3 * * 7            | Sun *-*-* 03:00:00",
        "0 3 * * 5-7          | Fri..Sun *-*-* 03:00:00",
        "0 3 * * 0-2          | Mon..Tue,Sun *-*-* 03:00:00",
        "0 3 * * 0-7          | *-*-* 03:00:00",
        "0 3 */10 * *         | *-*-01,11,21,31 03:00:00",
        "0 0 29 2 *           | *-02-29 00:00:00",
        "@hourly              | *-*-* *:00:00",
        "@Daily               | *-*-* 00:00:00",
        "@weekly              | Sun *-*-* 00:00:00",
        "@monthly             | *-*-01 00:00:00",
        "@yearly              | *-01-01 00:00:00",
      })
  void systemdIsToldTheSameTimes(String cron, String calendar) {
    assertThat(SystemdCalendar.of(CronExpression.of(cron))).containsExactly(calendar);
  }

  @Test
  void dayOfMonthAndDayOfWeekMeanEitherAndTakeTwoLines() {
    assertThat(SystemdCalendar.of(CronExpression.of("0 3 1,15 * fri")))
        .containsExactly("*-*-01,15 03:00:00", "Fri *-*-* 03:00:00");
  }

  @Test
  void dayThatBeginsWithAStarMeansBoth() {
    assertThat(SystemdCalendar.of(CronExpression.of("0 3 */2 * fri")))
        .containsExactly("Fri *-*-01,03,05,07,09,11,13,15,17,19,21,23,25,27,29,31 03:00:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * 32 * *",
        "* * * 13 *",
        "* * * * 8",
        "5/10 * * * *",
        "*/0 * * * *",
        "22-2 * * * *",
        "* * * * fri-sun",
        "1,,2 * * * *",
        "* * L * *",
        "* * ? * *",
        "* * * * mon#1",
        "0~30 * * * *",
        "-5 * * * *",
        "0 0 30 2 *",
        "@reboot",
        "@every 5m",
        "often",
      })
  void whatCronDoesNotKnowIsRefused(String expression) {
    assertThatThrownBy(() -> CronExpression.of(expression))
        .isInstanceOfSatisfying(
            RunFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(RunFailure.Reason.USAGE);
              assertThat(failure.what()).contains("\"" + expression + "\"");
              assertThat(failure.why()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({"30 3 * * *,1440", "0 */6 * * *,360", "*/15 * * * *,15", "50 0 * * *,1440"})
  void shortestGapIsKnown(String cron, int minutes) {
    assertThat(CronExpression.of(cron).shortestGapMinutes()).isEqualTo(minutes);
  }
}
