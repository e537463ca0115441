package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorCommandTest {
  /** What goes to stderr, after the exit code 2. */
  private static String refusal(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      assertThat(SimulatorCommand.run(arguments)).isEqualTo(2);
    } finally {
      System.setErr(before);
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "--mix, odd, no mix odd; there are full and plain",
    "--language, tlh, no language tlh",
    "--items, -3, no library of -3 items",
    "--size, 0, no files of 0 bytes",
    "--port, 99999, no port 99999",
    "--items, many, Invalid value for option '--items'",
    "--photos, /no/such/folder, /no/such/folder"
  })
  void aWrongOptionIsToldInOneSentenceWithoutAStackTrace(String option, String value, String said) {
    assertThat(refusal(option, value)).contains(said).contains("Usage:").doesNotContain("\tat ");
  }

  @Test
  void aPortThatIsTakenIsToldToo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(refusal("--items", "1", "--admin-port", port))
          .contains("cannot listen on 127.0.0.1:" + port)
          .doesNotContain("\tat ");
    }
  }
}
