package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IMG_1234.HEIC",
        "Übung – 2 (1).jpg",
        "写真.png",
        "a.b.c.jpeg",
        "PXL_20240501_120000.MP.jpg",
        "👨‍👩‍👧.jpg",
        "no extension",
        "console.jpg",
        "com10.jpg"
      })
  void goodNamesStayAsTheyAre(String name) {
    assertThat(SafeName.of(name)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, _.._etc_passwd",
    "/absolute.jpg, _absolute.jpg",
    "C:\\Windows\\a.jpg, C__Windows_a.jpg",
    "a/b.jpg, a_b.jpg",
    ".hidden.jpg, hidden.jpg",
    "..., ''",
    "'  a.jpg. ', a.jpg",
    "con, _con",
    "NUL.jpg, _NUL.jpg",
    "com1.tar.gz, _com1.tar.gz",
    "LPT\u00b9.jpg, _LPT\u00b9.jpg",
    "'aux .jpg', '_aux .jpg'",
    "what?*<>|\".jpg, what______.jpg",
    "photo\u202egpj.exe, photo_gpj.exe",
    "a\u2028b.jpg, a_b.jpg",
    "e\u0301te\u0301.jpg, été.jpg",
    "half\ud83d.jpg, half_.jpg",
    "'', ''",
    "' . . ', ''",
    ".., ''",
    ".keepsake, keepsake"
  })
  void hostileNamesAreMadeSafe(String name, String safe) {
    assertThat(SafeName.of(name).orElse("")).isEqualTo(safe);
  }

  @Test
  void controlCharactersBecomeUnderscores() {
    assertThat(SafeName.of("a\0b\tc\nd\u007f.jpg")).contains("a_b_c_d_.jpg");
  }

  @Test
  void longNamesAreCutBeforeTheExtensionAndBetweenCharacters() {
    String name = SafeName.of("ü".repeat(200) + ".JPEG").orElseThrow();
    assertThat(name).endsWith("ü.JPEG");
    assertThat(name.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(SafeName.BYTES_MAX - 1, SafeName.BYTES_MAX);

    String emoji = SafeName.of("📷".repeat(100) + ".jpg").orElseThrow();
    assertThat(emoji).matches("(📷)+\\.jpg");
  }

  @Test
  void everyNameFitsOnAnEncryptedFolderWithASidecarBesideIt() {
    assertThat(SafeName.BYTES_MAX + ".xmp".length()).isEqualTo(143);
  }

  @Test
  void aDeviceThatAppearsOnlyWhenTheNameIsCutIsFoundToo() {
    assertThat(SafeName.of("con" + " ".repeat(200) + "x")).contains("_con");
    assertThat(SafeName.of("nul." + "y".repeat(300)).orElseThrow())
        .startsWith("_nul.y")
        .hasSize(SafeName.BYTES_MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " ", ".", "\u0301", "📷", "/", "%20", "e\u0301"})
  void aHostileNameTakesNoTime(String piece) {
    String name = piece.repeat(60_000) + "a.jpg";
    assertTimeoutPreemptively(Duration.ofSeconds(1), () -> SafeName.of(name));
  }

  @Test
  void theSuffixGoesBeforeTheExtensionAndIsNeverCut() {
    assertThat(SafeName.withSuffix("a.jpg", " (2)")).isEqualTo("a (2).jpg");
    assertThat(SafeName.withSuffix("a", " (2)")).isEqualTo("a (2)");
    String cut = SafeName.withSuffix("x".repeat(135) + ".jpg", " (12)");
    assertThat(cut).endsWith("x (12).jpg").hasSize(SafeName.BYTES_MAX);
  }

  @Test
  void namesThatSomeFileSystemTakesForOneHaveOneKey() {
    assertThat(SafeName.key("IMG.JPG")).isEqualTo(SafeName.key("img.jpg"));
    assertThat(SafeName.key("e\u0301.jpg")).isEqualTo(SafeName.key("É.jpg"));
    assertThat(SafeName.key("straße")).isEqualTo(SafeName.key("STRASSE"));
    assertThat(SafeName.key("a.jpg")).isNotEqualTo(SafeName.key("b.jpg"));
  }

  @Test
  void anyTextGivesNothingOrASafeNameThatStaysTheSame() {
    Random random = new Random(42);
    String alphabet = "ab./\\:\0\n \u0301\u202eé📷conCON123?*\ufeff\ud800";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(i % 50 == 0 ? 400 : 20); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      SafeName.of(text.toString())
          .ifPresent(
              name -> {
                assertThat(name).doesNotContainPattern("[/\\\\:\\p{Cntrl}?*]");
                assertThat(name).doesNotStartWith(".").doesNotEndWith(".").isNotBlank();
                assertThat(name.getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(SafeName.BYTES_MAX);
                assertThat(SafeName.of(name)).contains(name);
              });
    }
  }
}
