package photos.keepsake.monitor.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.RunFailure;

class PingTargetTest {
  private static final String ID = "8ed62ef4-0d51-4c34-b3aa-3e2f3fd8f0a1";

  private final RunId run = RunId.next(new Random(1));

  private String start(PingTarget target) {
    return target.uri(Signal.START, run).toString().replace(run.toString(), "RID");
  }

  @ParameterizedTest
  @CsvSource({
    "https://hc-ping.com/x, https://hc-ping.com/x/start?rid=RID",
    "https://hc-ping.com/x/, https://hc-ping.com/x/start?rid=RID",
    "http://nas:8000/ping/x, http://nas:8000/ping/x/start?rid=RID",
    "https://hc-ping.com/key/slug?create=1, https://hc-ping.com/key/slug/start?create=1&rid=RID",
    "https://hc-ping.com/x/?, https://hc-ping.com/x/start?rid=RID",
  })
  void aWholeAddressIsTakenAsItIs(String url, String expected) {
    assertThat(start(PingTarget.url(url))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://nas/ping", "https://nas/ping/", "https://nas/ping//"})
  void anIdIsPutBehindTheServersAddress(String base) {
    assertThat(start(PingTarget.id(base, ID)))
        .isEqualTo("https://nas/ping/" + ID + "/start?rid=RID");
  }

  @Test
  void aSlugIsPutBehindTheKeyAndMayBeCreated() {
    assertThat(start(PingTarget.slug(PingTarget.HOSTED, "k3y", "photos", false)))
        .isEqualTo("https://hc-ping.com/k3y/photos/start?rid=RID");
    assertThat(start(PingTarget.slug(PingTarget.HOSTED, "k3y", "photos", true)))
        .isEqualTo("https://hc-ping.com/k3y/photos/start?create=1&rid=RID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "8ed62ef40d514c34b3aa3e2f3fd8f0a1", "{8ed62ef4}"})
  void whatNoServerKnowsIsRefusedWithoutBeingRepeated(String id) {
    assertThatThrownBy(() -> PingTarget.id(PingTarget.HOSTED, id))
        .isInstanceOfSatisfying(
            RunFailure.class, e -> assertThat(e.reason()).isEqualTo(RunFailure.Reason.USAGE))
        .hasMessage("the check's id cannot be used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hc-ping.com/x", "ftp://x/y", "https://", "https:// x/", "/x"})
  void whatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> PingTarget.url(url)).isInstanceOf(RunFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Photos", "my photos", "a/b", "\u00fc"})
  void whatIsNoSlugIsRefused(String slug) {
    assertThatThrownBy(() -> PingTarget.slug(PingTarget.HOSTED, "k", slug, false))
        .isInstanceOf(RunFailure.class);
  }

  @Test
  void itsAddressIsNeverTold() {
    assertThat(PingTarget.url("https://hc-ping.com/secret")).hasToString("a check");
  }
}
