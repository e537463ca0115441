package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DaemonPeriodTest {

  @ParameterizedTest
  @CsvSource({"0, PT0S", "90s, PT1M30S", "1h30m, PT1H30M", "3d, PT72H", "2W, PT336H", "0s, PT0S"})
  void readsNumbersWithUnits(String text, String period) {
    assertThat(new DaemonPeriod().convert(text)).hasToString(period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6", "h", "-1h", "1.5h", "6 h", "1y", "10000000s"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> new DaemonPeriod().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }
}
