package photos.keepsake.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.truth.LibraryOptions.Mix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangingLibraryTest {
  private final SimulatedLibrary library =
      SimulatedLibrary.generate(LibraryOptions.of(60, 5, Mix.FULL));

  @Test
  void anItemIsFoundByItsLibraryKeyAndByItsKeysInAlbums() {
    for (SimulatedItem item : library.items()) {
      assertThat(library.byKey(item.key())).contains(item);
      item.albums().values().forEach(key -> assertThat(library.byKey(key)).contains(item));
    }
    assertThat(library.byKey("AF1QipNobody")).isEmpty();
  }

  @Test
  void anAlbumListsTheItemsThatNameItNewestFirst() {
    for (SimulatedAlbum album : library.albums()) {
      assertThat(library.albumItems(album.id()))
          .isSubsetOf(library.items())
          .isSortedAccordingTo(Comparator.comparing(SimulatedItem::takenAt).reversed());
    }
    assertThat(library.albums()).anyMatch(album -> !library.albumItems(album.id()).isEmpty());
  }

  @Test
  void anAddedPhotoStandsWhereItsTakenTimeSays() {
    Instant newest = library.items().get(0).takenAt();
    SimulatedItem first = library.addPhoto("new.jpg", newest.plusSeconds(5));
    SimulatedItem last = library.addPhoto("old.jpg", Instant.parse("1999-01-02T03:04:05Z"));
    assertThat(library.items()).hasSize(62).startsWith(first).endsWith(last);
    assertThat(library.grid()).startsWith(first).endsWith(last);
    assertThat(last.files().get(0).sentName()).isEqualTo("old.jpg");
  }

  @Test
  void aListThatWasGivenOutDoesNotChange() {
    List<SimulatedItem> before = library.items();
    library.remove(before.get(3).key());
    assertThat(before).hasSize(60);
    assertThat(library.items()).hasSize(59).doesNotContain(before.get(3));
  }

  @Test
  void aRemovedItemIsNotFoundByAnyOfItsKeysAndMayComeBackReady() {
    SimulatedItem unready =
        library.items().stream().filter(item -> !item.isDownloadable()).findFirst().orElseThrow();
    assertThat(library.remove(unready.key())).contains(unready);
    assertThat(library.byKey(unready.key())).isEmpty();
    assertThat(library.remove(unready.key())).isEmpty();
    library.add(unready.withUnready(Undownloadable.NONE));
    assertThat(library.byKey(unready.key())).get().matches(SimulatedItem::isDownloadable);
  }

  @Test
  void theSameItemCannotBeThereTwice() {
    assertThatThrownBy(() -> library.add(library.items().get(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(library.items()).hasSize(60);
  }

  @Test
  void itemsMayComeAndGoFromSeveralThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int task = 0; task < 4; task++) {
        tasks.add(this::addHundredAndRemoveHalf);
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(library.items()).hasSize(60 + 4 * 50).doesNotHaveDuplicates();
  }

  @Test
  void theManifestTellsTheTruthAboutEveryItem() {
    JsonNode items = JsonMapper.shared().readTree(library.manifestJson()).get("items");
    assertThat(items).hasSize(60);
    for (JsonNode node : items) {
      SimulatedItem item = library.byKey(node.get("key").asString()).orElseThrow();
      assertThat(node.get("fileName").asString()).isEqualTo(item.fileName());
      assertThat(Instant.parse(node.get("takenAt").asString())).isEqualTo(item.takenAt());
      assertThat(node.get("reason").isNull()).isEqualTo(item.isDownloadable());
      assertThat(node.get("files")).hasSize(item.isDownloadable() ? item.files().size() : 0);
      assertThat(node.get("unready").asString()).isEqualTo(item.unready().name());
      assertThat(node.get("width").asInt()).isEqualTo(item.width());
    }
  }

  @Test
  void theManifestTellsWhatIsReallySentForEachEntryOfTheMenu() {
    SimulatedLibrary many = SimulatedLibrary.generate(LibraryOptions.of(300, 5, Mix.FULL));
    JsonNode items = JsonMapper.shared().readTree(many.manifestJson()).get("items");
    Set<String> seen = new HashSet<>();
    for (JsonNode node : items) {
      if (node.get("downloadable").asBoolean()) {
        SimulatedItem item = many.byKey(node.get("key").asString()).orElseThrow();
        JsonNode plain = node.get("downloads").get(0);
        assertThat(plain.get("version").asString()).isEqualTo("PLAIN");
        assertThat(plain.get("zip").asBoolean()).isEqualTo(item.livePhoto());
        assertThat(node.get("files").get(0).get("sentName").isNull()).isEqualTo(item.livePhoto());
        node.get("downloads").forEach(download -> seen.add(download.get("version").asString()));
        assertThat(node.get("downloads").toString().contains("VIDEO"))
            .isEqualTo(item.motionPhoto() || item.livePhoto());
      }
    }
    assertThat(seen).containsExactlyInAnyOrder("PLAIN", "ORIGINAL", "VIDEO", "ALL");
  }

  @Test
  void aStackIsDownloadedAsItsTopAndTheNextOlderPhotos() {
    SimulatedLibrary many = SimulatedLibrary.generate(LibraryOptions.of(300, 5, Mix.FULL));
    SimulatedItem top =
        many.grid().stream()
            .filter(item -> !many.stackOf(item).isEmpty())
            .findFirst()
            .orElseThrow();
    List<SimulatedItem> stack = many.stackOf(top);
    assertThat(stack).startsWith(top).hasSizeBetween(2, 9).isSubsetOf(many.grid());
    Handout all =
        many.handouts(top).stream()
            .filter(handout -> handout.version() == DownloadVersion.ALL)
            .findFirst()
            .orElseThrow();
    assertThat(all.zip()).isTrue();
    assertThat(all.entries())
        .extracting(entry -> entry.file())
        .containsExactlyElementsOf(stack.stream().map(item -> item.files().get(0)).toList());
    assertThat(all.entries()).extracting(Handout.Entry::name).doesNotHaveDuplicates();
  }

  @Test
  void theManifestGivesTheAddressOfASharedAlbumAndOfThePartner() {
    JsonNode manifest = JsonMapper.shared().readTree(library.manifestJson());
    assertThat(manifest.get("albums").get(0).get("address").asString()).startsWith("/album/");
    assertThat(manifest.get("albums").get(1).get("address").asString())
        .matches("/share/AF1Qip[\\w-]{64}\\?key=[\\w-]{32}");
    assertThat(manifest.get("partner").get("items")).isNotEmpty();
  }

  @Test
  void whatIsInTheTrashIsOffEveryListButStillFoundByItsKey() {
    SimulatedItem item = library.grid().get(4);
    library.trash(item);
    assertThat(library.items()).hasSize(59).doesNotContain(item);
    assertThat(library.grid()).doesNotContain(item);
    assertThat(library.trash()).containsExactly(item);
    assertThat(library.byKey(item.key())).contains(item);
    library.remove(item.key());
    assertThat(library.trash()).isEmpty();
    assertThat(library.byKey(item.key())).isEmpty();
  }

  private Void addHundredAndRemoveHalf() {
    for (int i = 0; i < 100; i++) {
      SimulatedItem item = library.addPhoto("burst.jpg", Instant.parse("2020-02-02T02:02:02Z"));
      if (i % 2 == 0) {
        library.remove(item.key());
      }
    }
    return null;
  }
}
