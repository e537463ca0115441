package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.chrome.NoDownload;
import photos.keepsake.googlephotos.FileReply.NoFile;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;

/** What becomes of an item when a file beside its own does not come; its own is not there. */
class ItemStarterTest {
  private static final String HOST = "https://video-downloads.googleusercontent.com/";
  private static final String OWN = HOST + "own";
  private static final ItemRef ITEM = HashSearchTest.items("a").get(0);

  private final List<String> notes = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, NoFile> replies = new HashMap<>(Map.of(OWN, status(404)));
  private String other = HOST + "other";
  private final ScriptedSite site =
      new ScriptedSite()
          .on("VrseUb", any -> list(photo("a"), OWN, null, null, null, null, null, other));
  private final OfferAsker offers =
      new OfferAsker(site.calls(new ArrayList<>()), new ListedItems());
  private final ItemStarter starter =
      new ItemStarter(
          offers,
          this::reply,
          this::reply,
          new Pace(2, () -> Instant.EPOCH, time -> {}),
          notes::add);

  private FileReply reply(URI address) {
    asked.add(address.toString());
    return replies.getOrDefault(address.toString(), new NoFile(Optional.empty()));
  }

  private static NoFile status(int status) {
    return new NoFile(
        Optional.of(
            new NoDownload(OptionalInt.of(status), "text/html", Optional.empty(), "", false)));
  }

  private void start() {
    DownloadOffer offer = offers.ask(List.of(ITEM)).get(0).offer().found().orElseThrow();
    assertThat(starter.start(ITEM, offer, "a.jpg", Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404})
  void otherVersionThatNeverComesIsDoneWithoutAndSaidOnce(int status) {
    replies.put(other, status(status));
    start();
    start();
    assertThat(asked).endsWith(OWN);
    assertThat(notes).singleElement().asString().startsWith("went without the second version");
  }

  @Test
  void otherVersionThatNeverBeginsIsDoneWithout() {
    start();
    assertThat(asked).containsExactly(other, other, OWN);
    assertThat(notes).singleElement().asString().contains("did not begin");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void hostInTroubleIsAskedForTheWholeItemLater(int status) {
    replies.put(other, status(status));
    assertThatExceptionOfType(ItemFailure.class)
        .isThrownBy(this::start)
        .satisfies(failure -> assertThat(failure.isTemporary()).isTrue());
    assertThat(notes).isEmpty();
  }

  @Test
  void addressThatIsTooOldIsAskedForAnewBeforeItIsDoneWithout() {
    String old = other;
    replies.put(old, status(403));
    DownloadOffer offer = offers.ask(List.of(ITEM)).get(0).offer().found().orElseThrow();
    other = HOST + "newer";
    assertThat(starter.start(ITEM, offer, "a.jpg", Optional.empty())).isEmpty();
    assertThat(asked).containsExactly(old, other, OWN);
  }

  @Test
  void otherVersionAtTheSameAddressIsNotAskedForTwice() {
    other = OWN;
    start();
    assertThat(asked).containsExactly(OWN);
    assertThat(notes).isEmpty();
  }
}
