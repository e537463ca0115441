package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path folder;

  @Test
  void leavesOutTracesAndWhatNamesPhotos() throws IOException {
    Path log = folder.resolve("keepsake.log");
    Files.writeString(
        log,
        """
        2026-11-25T03:00:00.000Z INFO  SyncJob: run started
        2026-11-25T03:00:01.000Z DEBUG Fetcher: fetched name=Grandma.jpg
        2026-11-25T03:00:02.000Z ERROR FailureReport: run ended
        java.lang.IllegalStateException: Grandma.jpg
        \tat photos.keepsake.Main
        """);

    assertThat(LogTail.of(Optional.of(log)))
        .isEqualTo(
            """
            2026-11-25T03:00:00.000Z INFO  SyncJob: run started
            2026-11-25T03:00:02.000Z ERROR FailureReport: run ended
            """);
  }

  @Test
  void readsTheEndOfALongLog() throws IOException {
    Path log = folder.resolve("keepsake.log");
    Files.writeString(log, "2026 INFO  a: line\n".repeat(50_000) + "2026 INFO  a: last\n");

    String tail = LogTail.of(Optional.of(log));

    assertThat(tail).hasSizeLessThanOrEqualTo(100_000).endsWith("2026 INFO  a: last\n");
    assertThat(tail.lines()).allMatch(line -> line.startsWith("2026 INFO "));
  }

  @Test
  void isEmptyWhereThereIsNoLog() {
    assertThat(LogTail.of(Optional.empty())).isEmpty();
    assertThat(LogTail.of(Optional.of(folder.resolve("none")))).isEmpty();
  }
}
