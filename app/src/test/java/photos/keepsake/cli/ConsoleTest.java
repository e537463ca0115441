package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final Console console = new Console(terminal, terminal);

  @Test
  void linesStandAboveTheProgressLineAndNeverBehindIt() {
    console.draw("50%");
    console.say("note: hello");
    console.print("would fetch it");
    console.endProgress();

    assertThat(screen()).isEqualTo("<50%<note: hello\n<50%<would fetch it\n<50%\n");
  }

  @Test
  void withoutProgressNothingIsCleared() {
    console.say("one");
    console.print("two");
    console.endProgress();

    assertThat(screen()).isEqualTo("one\ntwo\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 79", "120, 119", "5, 19", "many, 79"})
  void terminalsThatDoNotKnowTheirWidthHaveEightyColumns(String columns, int width) {
    Folders folders = new Folders(Map.of("KEEPSAKE_TERMINAL_COLUMNS", columns));

    assertThat(new TerminalLine(console, folders).getMaxRenderedLength()).isEqualTo(width);
  }

  @Test
  void onlyATerminalThatCanIsDrawnUpon() {
    assertThat(TerminalLine.isThere(new Folders(Map.of()))).isFalse();
    assertThat(TerminalLine.isThere(new Folders(Map.of("KEEPSAKE_TERMINAL_COLUMNS", "80"))))
        .isTrue();
    assertThat(
            TerminalLine.isThere(
                new Folders(Map.of("KEEPSAKE_TERMINAL_COLUMNS", "80", "TERM", "dumb"))))
        .isFalse();
  }

  /** What was printed, with {@code <} for going back and clearing the line. */
  private String screen() {
    return screen
        .toString(StandardCharsets.UTF_8)
        .replace("\r\u001b[K", "<")
        .replace(System.lineSeparator(), "\n");
  }
}
