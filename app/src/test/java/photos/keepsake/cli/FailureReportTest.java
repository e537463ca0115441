package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureReportTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final LogFile log = new LogFile();

  @AfterEach
  void closeTheLog() {
    log.close();
  }

  @Test
  void aBugIsToldWithoutClassNamesAndItsTraceIsKept() throws IOException {
    int code = report(false).bug(new OutOfMemoryError("no more"));

    Path kept = folder.resolve("state/keepsake/keepsake.log");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("error: Keepsake itself failed", "  why: ", kept.toString(), "  fix: ")
        .doesNotContain("Error", "Exception", "\tat ");
    assertThat(Files.readString(kept)).contains("OutOfMemoryError: no more", "\tat ");
  }

  @Test
  void aBugInARunIsKeptInTheRunsLog() throws IOException {
    log.open(folder.resolve("archive"), false);

    report(false).bug(new IllegalStateException("odd"));

    assertThat(err.toString(StandardCharsets.UTF_8)).contains(folder + "/archive/keepsake.log");
    assertThat(Files.readString(folder.resolve("archive/keepsake.log"))).contains("odd");
  }

  @Test
  void aBugIsToldToProgramsToo() {
    report(true).bug(new IllegalStateException("odd"));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{\"type\":\"exit_error\",\"exit_code\":1,\"what\":");
  }

  private FailureReport report(boolean json) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    Folders folders = new Folders(Map.of("XDG_STATE_HOME", folder.resolve("state").toString()));
    return new FailureReport(console, () -> json, folders, log);
  }
}
