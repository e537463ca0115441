package photos.keepsake.monitor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.RunFailure;

@DisabledOnOs(OS.WINDOWS)
class PathProgramsTest {
  @TempDir private Path folder;

  @Test
  void inputExitCodeAndBothOutputsComeThrough() throws IOException {
    script("echo", "/bin/cat; echo \"$1 $TZ $LC_ALL $MORE\" >&2; exit 7");

    Programs.Answer answer =
        programs(Duration.ofSeconds(30))
            .run(List.of("echo", "word"), "in\r\n", StandardCharsets.UTF_8, Map.of("MORE", "more"));

    assertThat(answer).isEqualTo(new Programs.Answer(7, "in\r\n", "word UTC C more\n"));
    assertThat(answer.words()).isEqualTo("word UTC C more");
  }

  @Test
  void programThatDoesNotEndIsEnded() throws IOException {
    script("hang", "exec /bin/sleep 600");

    assertThatThrownBy(
            () ->
                programs(Duration.ofMillis(50))
                    .run(List.of("hang"), "", StandardCharsets.UTF_8, Map.of()))
        .isInstanceOfSatisfying(
            RunFailure.class, failure -> assertThat(failure.why()).contains("did not end within"));
  }

  @Test
  void missingProgramIsNamed() {
    assertThat(programs(Duration.ofSeconds(1)).has("nothing")).isFalse();
    assertThatThrownBy(
            () ->
                programs(Duration.ofSeconds(1))
                    .run(List.of("nothing"), "", StandardCharsets.UTF_8, Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("nothing");
  }

  private Programs programs(Duration limit) {
    return new PathPrograms(Map.of("PATH", "/nowhere::" + folder), limit);
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
