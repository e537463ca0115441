package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnifferTest {

  @ParameterizedTest
  @CsvSource({
    "ffd8ffe1, x, JPEG",
    "89504e470d0a1a0a, x, PNG",
    "474946383961, x, GIF",
    "52494646000000005745425056503820, x, WEBP",
    "000000186674797068656963, x, HEIC",
    "0000001c667479706d69663100000000686569636d696631, x, HEIC",
    "0000001c667479706d696631000000006d69663161766966, x, AVIF",
    "0000001c667479706d696631000000006d6966316d696631, x, HEIF",
    "0000001c6674797061766966, x, AVIF",
    "00000018667479706d703432, x, MP4",
    "000000186674797069736f6d, x, MP4",
    "000000146674797071742020, x, QUICKTIME",
    "00000014667479704d345620, x, M4V",
    "000000146674797033677035, x, THREE_GPP",
    "00000018667479706372782000, x.cr3, CR3",
    "000003206d6f6f76, x, QUICKTIME",
    "49492a0008000000, x.tif, TIFF",
    "4d4d002a00000008, x.TIFF, TIFF",
    "49492a0008000000, x.DNG, DNG",
    "49492a0008000000, x.arw, RAW",
    "49492a00100000004352, x, RAW",
    "4949524f08000000, x.orf, RAW",
    "49492a0008000000, x.3FR, RAW",
    "49492a0008000000, x.iiq, RAW",
    "49492a0008000000, x.rwl, RAW",
    "49492a0008000000, x.gpr, RAW",
    "4d4d002a00000008, x.mef, RAW",
    "49491a00000048454150434344520200, x, CRW",
    "464f566200000300, x, X3F",
    "004d524d00000000, x, MRW",
    "0000000877696465000000006d646174, x, QUICKTIME",
    "0000001066726565, x, QUICKTIME",
    "00000010736b6970, x, QUICKTIME",
    "46554a4946494c4d4343442d524157, x, RAF",
    "424d36000000000000003600, x, BMP",
    "524946460000000041564920, x, AVI",
    "1a45dfa3934282887765626d, x, WEBM",
    "1a45dfa3934282886d6174726f736b61, x, MATROSKA",
    "3026b2758e66cf11a6d9, x, WMV",
    "000001ba44, x, MPEG_PS",
    "504b0304140000, x.jpg, ZIP",
    "0102030405060708, x.jpg, UNKNOWN",
    "'', x.jpg, EMPTY"
  })
  void theBytesTellTheType(String hex, String name, MediaType type) {
    byte[] head = java.util.HexFormat.of().parseHex(hex);
    assertThat(Sniffer.sniff(head, name)).isEqualTo(type);
  }

  @Test
  void transportStreamsAreKnownByTheirRhythm() {
    byte[] plain = new byte[600];
    plain[0] = plain[188] = plain[376] = 0x47;
    assertThat(Sniffer.sniff(plain, "x")).isEqualTo(MediaType.MPEG_TS);
    byte[] blueRay = new byte[600];
    blueRay[4] = blueRay[196] = blueRay[388] = 0x47;
    assertThat(Sniffer.sniff(blueRay, "x")).isEqualTo(MediaType.MPEG_TS);
    byte[] text = "Good news: it is no stream".getBytes(StandardCharsets.US_ASCII);
    assertThat(Sniffer.sniff(text, "x")).isEqualTo(MediaType.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html>",
        "<!doctype HTML PUBLIC \"-//W3C//DTD\">",
        "<HTML><HEAD>",
        "\n\t  <html lang=en>",
        "<!-- Google -->\n<!-- more --> <!DocType html>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html>",
        "<head><title>Sorry</title>",
        "<script>location='x'</script>",
        "<html"
      })
  void webPagesAreKnownHoweverTheyBegin(String text) {
    assertThat(sniff(text, StandardCharsets.UTF_8)).isEqualTo(MediaType.HTML);
    assertThat(sniff("\ufeff" + text, StandardCharsets.UTF_8)).isEqualTo(MediaType.HTML);
    assertThat(sniff("\ufeff" + text, StandardCharsets.UTF_16LE)).isEqualTo(MediaType.HTML);
    assertThat(sniff("\ufeff" + text, StandardCharsets.UTF_16BE)).isEqualTo(MediaType.HTML);
  }

  @Test
  void aPageBehindALongCommentIsKnown() {
    assertThat(sniff("<!--" + "x".repeat(10_000) + "--><html>", StandardCharsets.UTF_8))
        .isEqualTo(MediaType.HTML);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<svg xmlns='x'/> | SVG",
        "<?xml version='1.0'?><svg/> | SVG",
        "<?xml version='1.0'?><Error/> | XML",
        "{\"error\": 404} | JSON",
        "[[\"wrb.fr\"]] | JSON",
        ")]}' 123 | JSON",
        "<3 my dog | TEXT",
        "{curly | TEXT",
        "Error 429 (Too Many Requests) | TEXT",
        "The free quota is used up | TEXT",
        "Zugriff verweigert: ungültig | TEXT",
        "写真がありません | TEXT"
      })
  void otherTextIsTold(String text, MediaType type) {
    assertThat(sniff(text, StandardCharsets.UTF_8)).isEqualTo(type);
  }

  @Test
  void aLongTextIsTextWhereverTheHeadCutsIt() {
    for (int i = 0; i < 4; i++) {
      assertThat(sniff("x".repeat(i) + "ü写".repeat(3_000), StandardCharsets.UTF_8))
          .isEqualTo(MediaType.TEXT);
    }
  }

  @Test
  void bytesWithAControlCharacterAreNoText() {
    assertThat(sniff("Error\0 429", StandardCharsets.UTF_8)).isEqualTo(MediaType.UNKNOWN);
    assertThat(sniff("Error\u0001 429", StandardCharsets.UTF_8)).isEqualTo(MediaType.UNKNOWN);
  }

  private static MediaType sniff(String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    return Sniffer.sniff(
        Arrays.copyOf(bytes, Math.min(bytes.length, Fingerprint.HEAD_BYTES)), "a.jpg");
  }
}
