package photos.keepsake.googlephotos.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.ItemId;

class SiteTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./photo/AF1Qip_a-B",
        "./album/XYZ/photo/AF1Qip_a-B",
        "./share/TOKEN/photo/AF1Qip_a-B?key=SECRET",
        "https://photos.google.com/photo/AF1Qip_a-B",
        "https://photos.google.com/u/1/photo/AF1Qip_a-B",
        "https://photos.google.com/u/1/partner/P/photo/AF1Qip_a-B?x=1#y"
      })
  void findsTheItemInEveryAddressThatShowsOne(String url) {
    assertThat(Site.item(url)).contains(new ItemId("AF1Qip_a-B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://photos.google.com/", "https://x/?next=/photo/AF1", "", "::"})
  void findsNoItemElsewhere(String url) {
    assertThat(Site.item(url)).isEmpty();
  }

  @Test
  void resolvesLinksFromTheRootOfTheSite() {
    assertThat(Site.fromRoot("./share/T?key=K"))
        .hasToString("https://photos.google.com/share/T?key=K");
  }

  @Test
  void knowsWhereASignedOutVisitorIsSent() {
    assertThat(Site.isSignedOut("https://accounts.google.com/v3/signin?continue=x")).isTrue();
    assertThat(Site.isSignedOut("https://www.google.com/photos/about/?hl=en")).isTrue();
    assertThat(Site.isSignedOut("https://photos.google.com/u/0/")).isFalse();
    assertThat(Site.isSignedOut("https://www.google.com/")).isFalse();
  }
}
