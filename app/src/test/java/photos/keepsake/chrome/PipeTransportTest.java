package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PipeTransportTest {
  @TempDir private Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void makePipes() throws Exception {
    in = folder.resolve("in");
    out = folder.resolve("out");
    Process mkfifo = new ProcessBuilder("mkfifo", in.toString(), out.toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void messagesComeWholeHoweverTheyAreCut() throws IOException {
    PipeTransport pipe = new PipeTransport(in, out);
    String large = "{\"x\":\"" + "ä".repeat(20_000) + "\"}";
    try (FileOutputStream chrome = new FileOutputStream(out.toFile())) {
      chrome.write(bytes("\0{\"a\""));
      chrome.write(bytes(":1}\0{}\0" + large + "\0"));

      assertThat(pipe.read()).hasValue(bytes("{\"a\":1}"));
      assertThat(pipe.read()).hasValue(bytes("{}"));
      assertThat(pipe.read()).hasValue(bytes(large));
    }
    assertThat(pipe.read()).isEmpty();
    pipe.close();
  }

  @Test
  void writtenMessagesEndWithANul() throws IOException {
    PipeTransport pipe = new PipeTransport(in, out);
    try (FileInputStream chrome = new FileInputStream(in.toFile())) {
      pipe.write(bytes("{}"));

      assertThat(List.of(chrome.read(), chrome.read(), chrome.read())).containsExactly(123, 125, 0);
      pipe.close();
      assertThat(chrome.read()).isEqualTo(-1);
    }
  }

  @Test
  void openingWaitsForNobodyAndReadingEndsWhenTheHoldIsGivenUp() throws IOException {
    PipeTransport pipe = new PipeTransport(in, out);

    pipe.letGo();

    assertThat(pipe.read()).isEmpty();
    assertThatThrownBy(() -> pipe.write(bytes("{}"))).isInstanceOf(IOException.class);
    pipe.close();
  }

  @Test
  void theEndOfChromeIsSeenOnceItSaidItsNul() throws IOException {
    PipeTransport pipe = new PipeTransport(in, out);
    FileInputStream reads = new FileInputStream(in.toFile());
    FileOutputStream writes = new FileOutputStream(out.toFile());
    writes.write(bytes("\0{}\0"));
    assertThat(pipe.read()).hasValue(bytes("{}"));

    writes.close();
    reads.close();

    assertThat(pipe.read()).isEmpty();
    assertThatThrownBy(() -> pipe.write(bytes("{}"))).isInstanceOf(IOException.class);
    pipe.close();
  }
}
