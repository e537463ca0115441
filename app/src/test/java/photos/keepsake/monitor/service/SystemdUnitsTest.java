package photos.keepsake.monitor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.RunFailure;
import photos.keepsake.monitor.schedule.CronExpression;

class SystemdUnitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/a b        | \"/a b\"",
        "100%        | \"100%%\"",
        "$HOME ${X}  | \"$$HOME $${X}\"",
        "say \"so\"  | \"say \\\"so\\\"\"",
        "it's        | \"it's\"",
        "a\\n        | \"a\\\\n\"",
        "caf\u00e9   | \"caf\u00e9\"",
        ";           | \";\""
      })
  void argumentsAreReadAsTheyWere(String word, String written) {
    assertThat(service("/opt/keepsake", word))
        .contains("ExecStart=\"/opt/keepsake\" " + written + "\n");
  }

  @Test
  void variablesAreNoPlaceForVariables() {
    assertThat(service("/opt/keepsake", "sync"))
        .contains("Environment=\"PATH=/a b:/100%%/$x\\\\\"\n");
  }

  @Test
  void programWhoseNameSystemdRefusesIsStartedByTheShell() {
    assertThat(service("/opt/it's/keepsake", "sync"))
        .contains(
            "ExecStart=/bin/sh -c \"exec \\\"$$0\\\" \\\"$$@\\\"\" \"/opt/it's/keepsake\" \"sync\"\n");
  }

  @Test
  void serviceCountsFailedItemsAsSuccessAndIsStoppedGently() {
    assertThat(service("/opt/keepsake", "sync").lines())
        .contains(
            "Type=oneshot",
            "SuccessExitStatus=3",
            "KillMode=mixed",
            "TimeoutStopSec=20",
            "IOSchedulingClass=idle");
  }

  @Test
  void missedRunsAreMadeUpFor() {
    assertThat(SystemdUnits.of(plan("/opt/keepsake")).get("keepsake-family.timer"))
        .contains("Persistent=true\n", "RandomizedDelaySec=300\n", "WantedBy=timers.target\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "tab\there", "bell\u0007"})
  void wordsThatWouldBreakTheFileAreRefused(String word) {
    assertThatThrownBy(() -> plan("/opt/keepsake", word)).isInstanceOf(RunFailure.class);
  }

  private static String service(String... command) {
    return SystemdUnits.of(plan(command)).get("keepsake-family.service");
  }

  private static ServicePlan plan(String... command) {
    return new ServicePlan(
        new ServiceName("family"),
        List.of(command),
        Map.of("PATH", "/a b:/100%/$x\\"),
        CronExpression.of("30 3 * * *"),
        Duration.ofMinutes(5));
  }
}
