package photos.keepsake.monitor.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PingBodyTest {

  private static String sent(PingBody body, int limit) {
    byte[] bytes = body.bytes(limit);
    assertThat(bytes.length).isLessThanOrEqualTo(limit);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).as("no character is cut").doesNotContain("\ufffd");
    return text;
  }

  @Test
  void aShortTextIsSentWhole() {
    assertThat(sent(new PingBody("All is well.", "line\n"), 1_000))
        .isEqualTo("All is well.\n\nline\n");
    assertThat(sent(new PingBody("", "line\n"), 1_000)).isEqualTo("line\n");
    assertThat(sent(new PingBody("All is well.", ""), 1_000)).isEqualTo("All is well.");
    assertThat(sent(PingBody.EMPTY, 1_000)).isEmpty();
  }

  @Test
  void noLimitCutsACharacter() {
    PingBody body =
        new PingBody("\u00dcbel: \ud83d\ude00", "\u00e4\u20ac\ud83d\ude00\n".repeat(30));

    for (int limit = 0; limit < 400; limit++) {
      sent(body, limit);
    }
  }

  @Test
  void theSummaryStaysAndTheLogLosesItsBeginning() {
    PingBody body = new PingBody("It failed.", "a\n".repeat(30) + "the reason\n");

    assertThat(sent(body, 51)).isEqualTo("It failed.\n\n[the log is cut to its end]\nthe reason\n");
  }

  @Test
  void whereOnlyTheSummaryFitsItIsAllThereIs() {
    PingBody body = new PingBody("It failed because of this and that.", "log\n".repeat(100));

    assertThat(sent(body, 20)).isEqualTo("It failed because of");
    assertThat(sent(body, 40)).isEqualTo("It failed because of this and that.");
  }
}
