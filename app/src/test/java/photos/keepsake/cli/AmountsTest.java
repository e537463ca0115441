package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0,0 bytes",
    "1,1 byte",
    "999,999 bytes",
    "1000,1.0 kB",
    "999999,1.0 MB",
    "13800000,13.8 MB",
    "9223372036854775807,9223.4 PB"
  })
  void writesSizes(long bytes, String written) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"3200,3.2 s", "61000,1 min 1 s", "7500000,2 h 5 min"})
  void writesDurations(long millis, String written) {
    assertThat(Amounts.duration(Duration.ofMillis(millis))).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1 | 1 item", "0 | 0 items", "12345 | 12,345 items"})
  void writesCounts(long count, String written) {
    assertThat(Amounts.count(count, "item")).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"500M,524288000", "1G,1073741824", "0,0", "2 KiB,2048"})
  void readsSizes(String written, long bytes) {
    assertThat(new ByteSize().convert(written.replace(" ", ""))).isEqualTo(bytes);
  }
}
