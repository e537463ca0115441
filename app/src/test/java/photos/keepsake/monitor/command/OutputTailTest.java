package photos.keepsake.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTailTest {

  private static OutputTail of(int size, String... parts) {
    OutputTail tail = new OutputTail(size);
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      tail.add(bytes, bytes.length);
    }
    return tail;
  }

  @Test
  void keepsTheLastBytesInTheirOrder() {
    assertThat(of(10, "abc", "def").text()).isEqualTo("abcdef");
    assertThat(of(5, "abc", "def", "gh").text()).isEqualTo("defgh");
    assertThat(of(5, "abcdefghijkl").text()).isEqualTo("hijkl");
    assertThat(of(5).text()).isEmpty();
  }

  @Test
  void noCharacterIsCut() {
    for (int size = 1; size < 20; size++) {
      assertThat(of(size, "\u00fc\u20ac\ud83d\ude00".repeat(5)).text()).doesNotContain("\ufffd");
    }
  }

  @Test
  void anErrorTellsMoreThanWhatFollowsIt() {
    assertThat(of(500, "working\nerror: signed out\n  why: x\n  fix: sign in\n").lastWords())
        .contains("error: signed out");
    assertThat(of(500, "Error: old\n" + "line\n".repeat(20)).lastWords()).contains("line");
  }

  @Test
  void theLastLineIsFitForASentence() {
    assertThat(of(100, "one\n\u001b[31mtwo\u001b[0m\u0007 words\n\n  \n").lastWords())
        .contains("two  words");
    assertThat(of(100, "\n\n").lastWords()).isEmpty();
    assertThat(of(5_000, "x".repeat(3_000)).lastWords().orElseThrow()).hasSize(200);
  }
}
