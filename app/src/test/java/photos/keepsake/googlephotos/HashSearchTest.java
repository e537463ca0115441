package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photos.keepsake.googlephotos.ScriptedSite.Refusal;
import photos.keepsake.googlephotos.rpc.Reply;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Source;
import photos.keepsake.library.Upload;

class HashSearchTest {
  private final ScriptedSite site = new ScriptedSite();
  private final HashSearch search = new HashSearch(site.calls(new ArrayList<>()));

  static List<ItemRef> items(String... ids) {
    return Stream.of(ids)
        .map(id -> new ItemRef(new ItemId(id), Source.LIBRARY, ItemKind.PHOTO, Optional.empty()))
        .toList();
  }

  private static Sha1 sha1(int number) {
    return new Sha1(String.format("%040x", number));
  }

  private static List<Sha1> hashes(int count) {
    return IntStream.range(0, count).mapToObj(HashSearchTest::sha1).toList();
  }

  @Test
  void thoseThatMatchAreKnownAndTheOthersAreAbsent() {
    site.on(
        "swbisb", arguments -> list(list(list(arguments.path(0).path(1).asString(), photo("a")))));
    assertThat(search.uploads(hashes(3))).extracting(Upload::sha1).containsExactly(sha1(1));
  }

  @Test
  void manyAreAskedForInBatches() {
    List<Integer> sizes = new ArrayList<>();
    site.on(
        "swbisb",
        arguments -> {
          sizes.add(arguments.path(0).size());
          return list();
        });
    assertThat(search.uploads(hashes(1_001))).isEmpty();
    assertThat(sizes).containsExactly(500, 500, 1);
  }

  @Test
  void noHashIsNoQuestion() {
    assertThat(search.uploads(List.of())).isEmpty();
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void refusalAndAnswersThatAreNotUnderstoodSayThatTheSiteChanged() {
    site.on("swbisb", arguments -> new Refusal(3));
    assertEnds(Reason.SITE_CHANGED);
    site.on("swbisb", arguments -> list(list(list("no hash", photo("a")))));
    assertEnds(Reason.SITE_CHANGED);
    site.on("swbisb", arguments -> "text");
    assertEnds(Reason.SITE_CHANGED);
  }

  @Test
  void silenceIsTemporary() {
    site.replying(id -> Optional.of(Reply.none()));
    assertEnds(Reason.TEMPORARY);
  }

  private void assertEnds(Reason reason) {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> search.uploads(hashes(1)))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
  }
}
