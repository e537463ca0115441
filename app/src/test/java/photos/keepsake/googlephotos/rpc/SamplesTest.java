package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Sha1;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads real captures in full. They are other people's work and no part of this repository: the
 * variable KEEPSAKE_SAMPLE_RPC names the folder that has them, and without it nothing is tested.
 */
class SamplesTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Optional<String> NONE = Optional.empty();
  private static final ItemId ANY = new ItemId("any");

  private Path samples;

  @BeforeEach
  void findSamples() {
    String folder = System.getenv("KEEPSAKE_SAMPLE_RPC");
    assumeThat(folder).as("KEEPSAKE_SAMPLE_RPC is not set").isNotNull();
    samples = Path.of(folder);
  }

  @Test
  void libraryPages() throws IOException {
    RowPage<MediaItem> page = page(Call.library(Shelf.BOTH, NONE), "gptk-fixtures/lcxiM.json", 500);
    assertThat(page.next()).isPresent();
    assertThat(page.rows().read()).allMatch(MediaItem::isReady);
    assertThat(page.rows().read()).allMatch(item -> item.favourite().isPresent());
    assertThat(page.rows().read().stream().filter(item -> item.video().isPresent())).hasSize(28);
    assertThat(page.rows().read().stream().flatMap(item -> item.description().stream())).hasSize(2);
    assertThat(page.rows().read().stream().flatMap(item -> item.geo().stream())).isNotEmpty();
    assertThat(
            page.rows().read().stream()
                .map(item -> item.dedupKey().orElseThrow())
                .filter(DedupKey::isChanged)
                .flatMap(key -> key.sha1().stream()))
        .hasSize(3);
    page(Call.library(Shelf.BOTH, NONE), "gpb-fixtures/timeline.lcxiM.json", 8);
    page(Call.recentlyAdded(NONE), "gptk-fixtures/EzkLib.json", 100);
    page(Call.trash(NONE), "gptk-fixtures/zy0IHe.json", 17);
  }

  @Test
  void partnerAndLockedPages() throws IOException {
    Call<RowPage<MediaItem>> call = Call.partner("p", "g", NONE);
    assertThat(page(call, "gptk-fixtures/e9T5je.json", -1).next()).isPresent();
    page(call, "gptk-fixtures/nMFwOc.json", -1);
  }

  @Test
  void albumLists() throws IOException {
    RowPage<AlbumRecord> albums = read(Call.albums(NONE), "gptk-fixtures/Z5xsfc.json");
    assertThat(albums.rows().unread()).isEmpty();
    assertThat(albums.rows().read()).hasSize(57);
    assertThat(albums.rows().read())
        .allMatch(
            album ->
                album.count().getAsInt() + album.remaining().getAsInt() == 20_000
                    && album.times().modified().isPresent()
                    && album.owner().isPresent()
                    && album.kind() != AlbumKind.UNKNOWN);
    RowPage<AlbumRecord> sharing = read(Call.sharing(NONE), "gptk-fixtures/F2A0H.json");
    assertThat(sharing.rows().unread()).isEmpty();
    assertThat(sharing.rows().read()).hasSize(25);
    assertThat(sharing.rows().read())
        .allMatch(album -> album.owner().isPresent() && album.kind() != AlbumKind.UNKNOWN);
  }

  @Test
  void albumPages() throws IOException {
    for (String file :
        List.of(
            "gptk-fixtures/snAcKc.json",
            "photosui-share-html/album.ds1.json",
            "photosui-share-html/album-video.ds1.json")) {
      AlbumPage page = read(Call.albumItems(ANY, Optional.empty(), NONE), file);
      assertThat(page.items().rows().unread()).as(file).isEmpty();
      AlbumRecord album = page.album().orElseThrow();
      assertThat(album.count()).as(file).hasValue(page.items().rows().read().size());
      assertThat(album.count().getAsInt() + album.remaining().getAsInt()).isEqualTo(20_000);
      assertThat(page.items().next()).isEmpty();
      assertThat(page.zip()).isPresent();
    }
  }

  @Test
  void downloadOffers() throws IOException {
    try (Stream<Path> files = Files.walk(samples)) {
      List<Path> offers =
          files.filter(file -> file.toString().matches(".*(VrseUb.*|ds0|saved)\\.json")).toList();
      int read = 0;
      for (Path file : offers) {
        if (JSON.readTree(Files.readString(file)).isEmpty()) {
          continue;
        }
        DownloadOffer offer =
            read(
                Call.download(ANY, Optional.empty(), Optional.empty()),
                samples.relativize(file).toString());
        assertThat(offer.address()).as(file.toString()).isPresent();
        assertThat(offer.owner()).as(file.toString()).isPresent();
        assertThat(offer.item().collections()).as(file.toString()).isNotEmpty();
        read++;
      }
      assertThat(read).isEqualTo(8);
    }
  }

  @Test
  void shortAndLongFormAreTheSameItem() throws IOException {
    Call<DownloadOffer> call = Call.download(ANY, Optional.empty(), Optional.empty());
    assertThat(read(call, "gptk-fixtures/VrseUb_short.json"))
        .isEqualTo(read(call, "gptk-fixtures/VrseUb.json"));
    DownloadOffer motion = read(call, "gpb-fixtures/download-url.VrseUb.json");
    assertThat(motion.item().motion().orElseThrow().clip()).isPresent();
    assertThat(motion.item().space().orElseThrow().bytes()).hasValue(7296271);
    assertThat(motion.other()).isPresent();
    assertThat(read(call, "sherbeeny-vrseub/unsaved.json").item().capabilities().isNotSaved())
        .isTrue();
    assertThat(read(call, "sherbeeny-vrseub/saved.json").item().capabilities().isNotSaved())
        .isFalse();
  }

  @Test
  void factsOfOneAndOfMany() throws IOException {
    Details details = read(Call.details(ANY, Optional.empty()), "gptk-fixtures/fDcn4b.json");
    assertThat(details.fileName()).contains("file_286.mov");
    assertThat(details.sizeBytes()).hasValue(908786);
    assertThat(details.albums().read()).hasSize(2);
    assertThat(details.albums().unread()).isEmpty();
    assertThat(details.origin()).isEqualTo(Origin.MOBILE);
    assertThat(details.geo().orElseThrow().place()).isPresent();
    String wrapped = "[[null," + text("gptk-fixtures/EWgK9e.json") + "]]";
    Rows<FileFacts> facts = read(Call.fileFacts(List.of(ANY)).read(wrapped), "EWgK9e");
    assertThat(facts.unread()).isEmpty();
    assertThat(facts.read())
        .isNotEmpty()
        .allMatch(row -> row.fileName().isPresent() && row.sizeBytes().isPresent())
        .allMatch(row -> row.space().orElseThrow().isOriginal());
  }

  @Test
  void hashesAndQuota() throws IOException {
    Sha1 any = new Sha1("0".repeat(40));
    Rows<HashMatch> matches = read(Call.hashMatches(List.of(any)), "gptk-fixtures/swbisb.json");
    assertThat(matches.unread()).isEmpty();
    assertThat(matches.read()).hasSize(4);
    assertThat(read(Call.quota(), "gptk-fixtures/EzwWhf.json"))
        .isEqualTo(
            new Quota(
                5217349942L,
                java.util.OptionalLong.of(16106127360L),
                java.util.OptionalLong.of(133544244)));
  }

  @Test
  void rawBodies() throws IOException {
    for (String file : List.of("200-ok-chunked", "200-rpc-error-code3", "400-unknown-rpc")) {
      assertThat(Frames.parse(text("batchexecute-raw/" + file + ".txt")).isWhole()).isTrue();
    }
    Frames plain = Frames.parse(text("batchexecute-raw/200-ok-unchunked-no-rt.txt"));
    assertThat(plain.isWhole()).isTrue();
    assertThat(plain.all()).hasSize(3);
    Frames stale = Frames.parse(text("batchexecute-raw/400-xsrf.TEMPLATE.txt"));
    assertThat(ErrorFrame.of(stale.all().get(0)).isStaleToken()).isTrue();
  }

  @Test
  void tokensOfSignedOutPages() throws IOException {
    JsonNode wiz = JSON.readTree(text("photosui-share-html/album.WIZ_global_data.json"));
    assertThat(PageTokens.of(wiz)).isEmpty();
  }

  private RowPage<MediaItem> page(Call<RowPage<MediaItem>> call, String file, int rows)
      throws IOException {
    RowPage<MediaItem> page = read(call, file);
    assertThat(page.rows().unread()).as(file).isEmpty();
    assertThat(page.rows().nulls()).as(file).isZero();
    assertThat(page.rows().read()).as(file).isNotEmpty();
    if (rows >= 0) {
      assertThat(page.rows().read()).as(file).hasSize(rows);
    }
    return page;
  }

  private <T> T read(Call<T> call, String file) throws IOException {
    return read(call.read(text(file)), file);
  }

  private static <T> T read(Answer<T> answer, String file) {
    return answer.found().orElseThrow(() -> new AssertionError(file + ": " + answer));
  }

  private String text(String file) throws IOException {
    return Files.readString(samples.resolve(file));
  }
}
