package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.googlephotos.rpc.Payloads.list;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Sha1;

class DecodersTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final ItemId ALBUM = new ItemId("AF1QipAlbum");

  @Test
  void fullItemReadsTheSameInEverySpelling() {
    MediaItem expected = MediaItem.of(Payloads.jspb(Payloads.fullPhoto().written()));
    for (int positions = 0; positions <= 15; positions++) {
      assertThat(MediaItem.of(Payloads.jspb(Payloads.fullPhoto().written(Math.max(1, positions)))))
          .isEqualTo(expected);
    }
    assertThat(expected.id().value()).isEqualTo(Payloads.KEY);
    assertThat(expected.dedupKey()).contains(new DedupKey(Payloads.DEDUP));
    assertThat(expected.image()).contains(new Image(new Secret(Payloads.ADDRESS), 4000, 3000));
    assertThat(expected.takenAt()).isEqualTo(Instant.ofEpochMilli(Payloads.TAKEN));
    assertThat(expected.zone()).contains(ZoneOffset.ofHours(2));
    assertThat(expected.createdAt()).isEqualTo(Instant.ofEpochMilli(Payloads.CREATED));
    assertThat(expected.owner()).contains("AF1QipOwner");
    assertThat(expected.capabilities().ids()).isEqualTo(Set.of(1, 2, 27));
    assertThat(expected.capabilities().mayBeOfOthers()).isTrue();
    assertThat(expected.capabilities().isNotSaved()).isFalse();
  }

  @Test
  void everyExtensionOfAnItemIsRead() {
    MediaItem item = MediaItem.of(Payloads.jspb(Payloads.fullPhoto().written(9)));
    assertThat(item.isPartial()).isTrue();
    assertThat(item.isArchived()).isTrue();
    assertThat(item.isReady()).isFalse();
    assertThat(item.video()).contains(new Video(Optional.of(Duration.ofMillis(22932)), 1920, 1080));
    assertThat(item.motion().orElseThrow().clip())
        .contains(new Secret("https://video-downloads.example/clip"));
    assertThat(item.favourite()).contains(true);
    assertThat(item.description()).contains("A description");
    assertThat(item.geo()).contains(new Geo(40.7127752, -74.0059728, Optional.of("Somewhere")));
    assertThat(item.space().orElseThrow().isOriginal()).isTrue();
    assertThat(item.space().orElseThrow().counts()).contains(true);
    assertThat(item.space().orElseThrow().bytes()).hasValue(7296271);
    assertThat(item.collections())
        .containsExactly(new CollectionKey(ALBUM, Optional.of(new ItemId("AF1QipOther"))));
    assertThat(item.trashedAt()).contains(Instant.ofEpochMilli(Payloads.CREATED));
  }

  @Test
  void whatIsNotThereIsNotInvented() {
    MediaItem item =
        MediaItem.of(
            Payloads.jspb(
                Payloads.photo().at(1, list()).at(3, "").at(4, null).at(7, null).written()));
    assertThat(item.image()).isEmpty();
    assertThat(item.isReady()).isFalse();
    assertThat(item.dedupKey()).isEmpty();
    assertThat(item.zone()).isEmpty();
    assertThat(item.capabilities().ids()).isEmpty();
    assertThat(item.video()).isEmpty();
    assertThat(item.favourite()).isEmpty();
    assertThat(item.geo()).isEmpty();
    assertThat(item.space()).isEmpty();
    assertThat(item.isArchived()).isFalse();
  }

  @Test
  void pageAccountsForEachRow() {
    List<Object> moved = list((Object) null);
    moved.addAll(Payloads.photo().written());
    RowPage<MediaItem> page =
        answered(
            Call.library(Shelf.LIBRARY, NONE),
            list(
                list(
                    Payloads.photo().written(),
                    null,
                    moved,
                    Payloads.photo().at(2, "soon").written(),
                    7),
                "next",
                "1785575911059"));
    assertThat(page.rows().read()).hasSize(1);
    assertThat(page.rows().nulls()).isEqualTo(1);
    assertThat(page.rows().unread()).hasSize(3);
    assertThat(page.rows().total()).isEqualTo(5);
    assertThat(page.next()).contains("next");
    Rows.Unread unread = page.rows().unread().get(1);
    assertThat(unread.id()).contains(new ItemId(Payloads.KEY));
    assertThat(unread.drift().where()).isEqualTo("lcxiM[0][3][2]");
    assertThat(unread.drift().seen()).isEqualTo("s4");
  }

  @Test
  void cursorAndNotItemsTellsTheEnd() {
    Call<RowPage<MediaItem>> call = Call.recentlyAdded(NONE);
    assertThat(answered(call, list(null, "cursor")).next()).contains("cursor");
    assertThat(answered(call, list(null, "cursor")).rows().total()).isZero();
    assertThat(answered(call, list(list(), "")).next()).isEmpty();
    assertThat(answered(call, list(list(), null)).next()).isEmpty();
    assertThat(answered(call, list(list(list()))).rows().unread()).hasSize(1);
    assertThat(answered(call, list()).next()).isEmpty();
    assertThat(drift(call, list(list(), 5))).isEqualTo("EzkLib[1]");
    assertThat(drift(call, list("cursor", list()))).isEqualTo("EzkLib[0]");
    assertThat(drift(call, "text")).isEqualTo("EzkLib");
  }

  @Test
  void albumListIsRead() {
    for (int positions : new int[] {1, 2, 7, 12}) {
      RowPage<AlbumRecord> page =
          answered(
              Call.albums(NONE), list(list(Payloads.album().written(positions)), "c", list(1)));
      AlbumRecord album = page.rows().read().get(0);
      assertThat(album.id()).isEqualTo(ALBUM);
      assertThat(album.kind()).isEqualTo(AlbumKind.ALBUM);
      assertThat(album.title()).contains("A title");
      assertThat(album.count()).hasValue(57);
      assertThat(album.isShared()).isTrue();
      assertThat(album.authKey()).contains(new Secret("authKey"));
      assertThat(album.shareKey()).contains(new ItemId("AF1QipShareKey"));
      assertThat(album.remaining()).hasValue(19943);
      assertThat(album.owner().orElseThrow().id()).isEqualTo("AF1QipOwner");
      assertThat(album.times().modified()).contains(Instant.ofEpochMilli(5_000));
      assertThat(album.times().lastActivity()).contains(Instant.ofEpochMilli(4_000));
      assertThat(album.toString()).doesNotContain("authKey=Optional[authKey", "goo.gl");
    }
  }

  @Test
  void sharingPageIsRead() {
    AlbumRecord bundle =
        answered(Call.sharing(NONE), list(list(Payloads.sharingEntry().written(8)), null))
            .rows()
            .read()
            .get(0);
    assertThat(bundle.id()).isEqualTo(new ItemId("AF1QipBundle"));
    assertThat(bundle.kind()).isEqualTo(AlbumKind.BUNDLE);
    assertThat(bundle.title()).isEmpty();
    assertThat(bundle.count()).hasValue(3);
    assertThat(bundle.isShared()).isTrue();
    assertThat(bundle.owner().orElseThrow().gaiaId()).contains("100000000001");
    assertThat(bundle.times().created()).contains(Instant.ofEpochMilli(3_000));
  }

  @Test
  void albumItemsComeWithTheirAlbum() {
    AlbumPage page =
        answered(
            Call.albumItems(ALBUM, Optional.empty(), NONE),
            list(
                null,
                list(Payloads.photo().written()),
                "",
                Payloads.albumMeta().written(20),
                null,
                0));
    assertThat(page.items().rows().read()).hasSize(1);
    assertThat(page.items().next()).isEmpty();
    AlbumRecord album = page.album().orElseThrow();
    assertThat(album.title()).contains("A title");
    assertThat(album.count()).hasValue(57);
    assertThat(album.isShared()).isTrue();
    assertThat(album.remaining()).hasValue(19943);
    assertThat(page.zip()).isPresent();
  }

  @Test
  void emptyAlbumAndNoAlbumAreToldApart() {
    Call<AlbumPage> call = Call.albumItems(ALBUM, Optional.empty(), NONE);
    AlbumPage empty =
        answered(call, list(null, null, "s", Payloads.albumMeta().at(21, 0).written(), null, 0));
    assertThat(empty.album().orElseThrow().count()).hasValue(0);
    assertThat(empty.items().rows().total()).isZero();
    assertThat(empty.isThere()).isTrue();
    assertThat(answered(call, list()).isThere()).isFalse();
    assertThat(answered(call, list(null, null, "", null, null, 0)).isThere()).isFalse();
  }

  @Test
  void albumPageWithoutARecordIsOneWhileItHasItemsOrACursor() {
    Call<AlbumPage> call = Call.albumItems(ALBUM, Optional.empty(), Optional.of("c"));
    AlbumPage more = answered(call, list(null, null, "c", null, null, 0));
    assertThat(more.isThere()).isTrue();
    assertThat(more.items().next()).contains("c");
    AlbumPage last = answered(call, list(null, list(Payloads.photo().written()), "", null));
    assertThat(last.isThere()).isTrue();
    assertThat(last.items().rows().read()).hasSize(1);
  }

  @Test
  void libraryPageWhoseCursorMovedAwayIsADrift() {
    Call<RowPage<MediaItem>> call = Call.library(Shelf.LIBRARY, NONE);
    List<Object> items = list(Payloads.photo().written());
    assertThat(drift(call, list(items, null, "cursor", "123"))).isEqualTo("lcxiM[2]");
    assertThat(answered(call, list(items, null, "123")).next()).isEmpty();
    assertThat(answered(call, list(items, "cursor", "123")).next()).contains("cursor");
  }

  @Test
  void downloadOfferIsReadInEverySpelling() {
    Call<DownloadOffer> call = Call.download(ALBUM, Optional.empty(), Optional.empty());
    DownloadOffer expected = answered(call, Payloads.download().written());
    for (int positions = 1; positions < 14; positions++) {
      assertThat(answered(call, Payloads.download().written(positions))).isEqualTo(expected);
    }
    assertThat(expected.address()).isPresent();
    assertThat(expected.other()).contains(new Secret("https://lh3.google.com/other"));
    assertThat(expected.description()).contains("All of the description");
    assertThat(expected.owner()).isPresent();
    assertThat(expected.toString()).doesNotContain("https://");
    assertThat(answered(call, Payloads.download().at(1, null).written()).address()).isEmpty();
    assertThat(drift(call, Payloads.download().at(1, "ftp://x").written())).isEqualTo("VrseUb[1]");
    assertThat(drift(call, Payloads.download().at(1, list(1)).written())).isEqualTo("VrseUb[1]");
  }

  @Test
  void detailsAreRead() {
    Details details =
        answered(Call.details(ALBUM, Optional.empty()), list(Payloads.details().written(14)));
    assertThat(details.fileName()).contains("IMG_0001.HEIC");
    assertThat(details.sizeBytes()).hasValue(908786);
    assertThat(details.description()).contains("A description");
    assertThat(details.dedupKey()).contains(new DedupKey(Payloads.DEDUP));
    assertThat(details.capabilities().isNotSaved()).isTrue();
    assertThat(details.geo().orElseThrow().place()).contains("Somewhere");
    assertThat(details.geo().orElseThrow().latitude()).isEqualTo(40.7696);
    assertThat(details.people()).containsExactly("Ada");
    assertThat(details.albums().read()).extracting(AlbumRecord::id).containsExactly(ALBUM);
    assertThat(details.camera())
        .contains(new Camera(Optional.of("Google"), Optional.of("Pixel 4a")));
    assertThat(details.origin()).isEqualTo(Origin.COMPUTER);
    assertThat(details.caption()).contains("A caption");
    assertThat(details.space().orElseThrow().counts()).contains(false);
    assertThat(details)
        .isEqualTo(
            answered(Call.details(ALBUM, Optional.empty()), list(Payloads.details().written())));
  }

  @Test
  void fileFactsAreRead() {
    Call<Rows<FileFacts>> call = Call.fileFacts(List.of(ALBUM));
    for (int positions : new int[] {4, 11, 40}) {
      Rows<FileFacts> rows =
          answered(
              call,
              list(list(null, list(list(Payloads.KEY, Payloads.fileFacts().written(positions))))));
      FileFacts facts = rows.read().get(0);
      assertThat(facts.id()).isEqualTo(new ItemId(Payloads.KEY));
      assertThat(facts.fileName()).contains("IMG_0001.HEIC");
      assertThat(facts.sizeBytes()).hasValue(39680079);
      assertThat(facts.space().orElseThrow().bytes()).hasValue(39680079);
      assertThat(facts.takenAt()).contains(Instant.ofEpochMilli(Payloads.TAKEN));
    }
    assertThat(answered(call, list(list(null, null))).total()).isZero();
    assertThat(drift(call, list())).isEqualTo("EWgK9e[0]");
  }

  @Test
  void hashMatchesAreRead() {
    Sha1 sha1 = new Sha1("6ce98df7523bd34d0933368af4af7a5ee326e9ef".replace("9ef", "9ee"));
    Rows<HashMatch> rows =
        answered(
            Call.hashMatches(List.of(sha1)),
            list(list(list(sha1.base64(), Payloads.photo().written()), list("?", list()))));
    assertThat(rows.read()).extracting(HashMatch::sha1).containsExactly(sha1);
    assertThat(rows.unread()).hasSize(1);
    assertThat(answered(Call.hashMatches(List.of(sha1)), list()).total()).isZero();
  }

  @Test
  void restIsRead() {
    RawGroup group =
        answered(
            Call.rawGroup("g"), list(null, null, list(Payloads.photo().written()), "20260911_1"));
    assertThat(group.id()).contains("20260911_1");
    assertThat(group.members().read()).hasSize(1);
    assertThat(answered(Call.trash(NONE), list(list(Payloads.photo().written()))).next()).isEmpty();
    Quota quota =
        answered(
            Call.quota(), list(null, 0, 0, 0, 0, 3, list("5217349942", 16106127360L, false, 1)));
    assertThat(quota.usedBytes()).isEqualTo(5217349942L);
    assertThat(quota.totalBytes()).hasValue(16106127360L);
    Timeline timeline = answered(Call.timeline(NONE), list(122331, list(list(2, 1, 5, 1)), "c"));
    assertThat(timeline.total()).isEqualTo(122331);
    assertThat(timeline.periods().rows().read().get(0).count()).isEqualTo(5);
    assertThat(timeline.next()).contains("c");
    RowPage<MediaItem> partner =
        answered(Call.partner("p", "g", NONE), list("c", list(Payloads.photo().written()), list()));
    assertThat(partner.next()).contains("c");
    assertThat(partner.rows().read()).hasSize(1);
  }

  private static <T> T answered(Call<T> call, Object payload) {
    Answer<T> answer = call.read(Payloads.json(payload));
    return answer.found().orElseThrow(() -> new AssertionError(answer.toString()));
  }

  private static String drift(Call<?> call, Object payload) {
    return call.read(Payloads.json(payload)) instanceof Answer.Drifted<?> drifted
        ? drifted.drift().where()
        : "understood";
  }
}
