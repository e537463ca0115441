package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "5m, PT5M",
    "5min, PT5M",
    "12h, PT12H",
    "2d, P2D",
    "1w, P7D",
    "1h30m, PT90M",
    "1 h 30 min, PT90M",
    "0, PT0S",
    "0s, PT0S",
    "2D, P2D"
  })
  void readsWhatPeopleWrite(String text, Duration span) {
    assertThat(new TimeSpan().convert(text)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-5m", "5y", "m", "1.5h", "99999d", "9999999999s"})
  void refusesWhatIsNoSpan(String text) {
    assertThatThrownBy(() -> new TimeSpan().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("such as 90s");
  }
}
