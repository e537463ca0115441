package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {

  @Test
  void everyFrameComesBackHoweverItIsChunked() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      BodyWriter writer = new BodyWriter();
      List<String> payloads = new ArrayList<>();
      for (int i = 0; i < random.nextInt(12); i++) {
        payloads.add(text(random));
        writer.answer(RpcId.LIBRARY, payloads.get(i), "" + i);
      }
      String body = writer.chunked(random);
      Frames frames = Frames.parse(body);
      assertThat(frames.isWhole()).as("seed %d", seed).isTrue();
      assertThat(payloadsOf(frames)).as("seed %d", seed).isEqualTo(payloads);
      assertThat(payloadsOf(Frames.parse(writer.unchunked()))).isEqualTo(payloads);
    }
  }

  @Test
  void bodyThatIsCutAnywhereIsKnownToBeCut() {
    String body =
        new BodyWriter()
            .answer(RpcId.QUOTA, "[\"\uD83D\uDE00 日本\"]", "1")
            .answer(RpcId.TRASH, "[]", "2")
            .chunked(new Random(3));
    int firstLength = body.indexOf('\n', 6) + 1;
    for (int end = firstLength; end < body.length(); end++) {
      assertThat(Frames.parse(body.substring(0, end)).isWhole()).as("cut at %d", end).isFalse();
    }
    assertThat(Frames.parse(body).isWhole()).isTrue();
  }

  @Test
  void bodyOfOneChunkWithoutNumbersIsWhole() {
    String body = new BodyWriter().answer(RpcId.QUOTA, "[]", "generic").unchunked();
    assertThat(Frames.parse(body).isWhole()).isTrue();
    assertThat(Frames.parse(body.substring(0, body.length() - 1)).isWhole()).isFalse();
  }

  @Test
  void lengthsOfTheContractsExampleAddUp() {
    String body =
        ")]}'\n\n106\n"
            + "[[\"wrb.fr\",\"Tnt4U\",\"[[]]\",null,null,null,\"generic\"],[\"di\",10],"
            + "[\"af.httprm\",10,\"8110329141056352168\",20]]\n25\n"
            + "[[\"e\",4,null,null,142]]\n";
    assertThat(Frames.parse(body).isWhole()).isTrue();
    assertThat(Frames.parse(body).all()).hasSize(4);
    String ours =
        new BodyWriter().frame("wrb.fr", "Tnt4U", "[[]]", null, null, null, "generic").chunked();
    assertThat(ours).hasSize(body.length() + 1).startsWith(")]}'\n\n107\n");
  }

  private static List<String> payloadsOf(Frames frames) {
    List<String> payloads = new ArrayList<>();
    for (Jspb frame : frames.all()) {
      if (frame.get(0).text().orElse("").equals("wrb.fr")) {
        payloads.add(frame.get(2).text().orElseThrow());
      }
    }
    return payloads;
  }

  /** Any text, with quotes, line feeds, characters beyond the first plane and lone halves. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder("x");
    for (int i = 0; i < random.nextInt(30); i++) {
      switch (random.nextInt(5)) {
        case 0 -> text.appendCodePoint(0x1F300 + random.nextInt(0x200));
        case 1 -> text.append("\n\"\\]['\u2028".charAt(random.nextInt(7)));
        case 2 -> text.append((char) (0x3040 + random.nextInt(100)));
        case 3 -> text.append((char) (0xD800 + random.nextInt(0x800)));
        default -> text.append((char) (' ' + random.nextInt(90)));
      }
    }
    return text.toString();
  }
}
