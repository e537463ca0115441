package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.Sha1;
import tools.jackson.databind.json.JsonMapper;

/** Dedup keys, hashes and the page's tokens. */
class KeysTest {

  @Test
  void everyHashComesBackFromItsDedupKey() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      byte[] digest = new byte[20];
      random.nextBytes(digest);
      Sha1 sha1 = Sha1.of(digest);
      DedupKey key = DedupKey.of(sha1);
      assertThat(key.value()).hasSize(27);
      assertThat(key.sha1()).contains(sha1);
      assertThat(Sha1.parse(sha1.base64())).contains(sha1);
      assertThat(new DedupKey(key.value() + ":19132b1192b").sha1()).contains(sha1);
    }
  }

  @Test
  void suffixTellsThatTheKeyWasChanged() {
    assertThat(new DedupKey(Payloads.DEDUP).isChanged()).isFalse();
    assertThat(new DedupKey(Payloads.DEDUP + ":19132b1192b").isChanged()).isTrue();
  }

  @Test
  void keysOfAnotherFormHoldNoHash() {
    assertThat(new DedupKey("sK5VhIg2UZGsVi2N_DpZpUnpTYVw").sha1()).isEmpty();
    assertThat(new DedupKey("0J7Wh1iXHA4BalGgYaK9sDyxkW5").sha1())
        .as("two bits too many")
        .isEmpty();
    assertThat(new DedupKey(":19132b1192b").sha1()).isEmpty();
    assertThat(new DedupKey("short").sha1()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new DedupKey(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new DedupKey("a\nb"));
  }

  @Test
  void tokensComeOutOfThePagesObject() {
    PageTokens tokens =
        PageTokens.of(
                JsonMapper.shared()
                    .readTree(
                        "{\"SNlM0e\":\"token:1\",\"FdrFJe\":\"-9\",\"cfb2h\":\"boq\","
                            + "\"eptZe\":\"/u/1/_/PhotosUi/\",\"oPEP7c\":\"ada@example.org\","
                            + "\"S06Grb\":\"107\",\"K2Cxc\":[1]}"))
            .orElseThrow();
    assertThat(tokens.at()).isEqualTo(new Secret("token:1"));
    assertThat(tokens.sid()).isEqualTo("-9");
    assertThat(tokens.account()).isEqualTo("/u/1");
    assertThat(tokens.email()).contains("ada@example.org");
    assertThat(tokens.gaiaId()).contains("107");
    assertThat(tokens.toString()).doesNotContain("token", "ada", "107");
  }

  @Test
  void signedOutPageHasNoTokens() {
    assertThat(tokens("{\"eptZe\":\"/_/PhotosUi/\",\"S06Grb\":\"\"}")).isEmpty();
    assertThat(tokens("{}")).isEmpty();
    assertThat(tokens("null")).isEmpty();
  }

  @Test
  void pathThatLeadsElsewhereIsNone() {
    for (String path : new String[] {"//evil.example/", "/a/../b/", "https://evil.example/", "/"}) {
      assertThat(tokens("{\"SNlM0e\":\"t\",\"eptZe\":\"" + path + "\"}")).as(path).isEmpty();
    }
    assertThat(tokens("{\"SNlM0e\":\"t\",\"Im6cmf\":\"/_/PhotosUi\"}").orElseThrow().rpcPath())
        .isEqualTo("/_/PhotosUi/");
  }

  private static Optional<PageTokens> tokens(String json) {
    return PageTokens.of(JsonMapper.shared().readTree(json));
  }
}
