package photos.keepsake.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.simulator.truth.LibraryOptions.Mix;

class GeneratedLibraryTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-06T09:30:15.25Z"), ZoneId.of("Europe/Berlin"));
  private static final LocalDate TODAY = LocalDate.now(CLOCK);

  @Test
  void thereAreFortyOneOddities() {
    assertThat(Oddity.values()).hasSize(41);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 77, -5})
  void fortyItemsContainEveryKindAndAwkwardness(long seed) {
    SimulatedLibrary library = library(40, seed, Mix.FULL);
    List<SimulatedItem> items = library.items();
    assertThat(each(items, SimulatedItem::kind)).containsExactlyInAnyOrder(Kind.values());
    assertThat(each(items, SimulatedItem::unready))
        .containsExactlyInAnyOrder(Undownloadable.values());
    assertThat(each(items, SimulatedItem::quirk)).containsExactlyInAnyOrder(NameQuirk.values());
    assertThat(each(items, SimulatedItem::shape)).containsExactlyInAnyOrder(Shape.values());
    assertThat(each(items, item -> albumsWith(item, library))).contains(0L, 1L, 2L, 3L);
    assertThat(each(items, item -> item.files().get(0).mimeType()))
        .containsExactlyInAnyOrder(
            "image/jpeg",
            "image/heic",
            "image/png",
            "image/gif",
            "image/webp",
            "image/x-adobe-dng",
            "video/mp4",
            "video/quicktime",
            "application/octet-stream");
    assertSome(items, SimulatedItem::archived);
    assertSome(items, SimulatedItem::motionPhoto);
    assertSome(items, item -> item.offset().isEmpty());
    assertSome(items, item -> item.takenLocal().toLocalDate().equals(TODAY));
    assertSome(items, item -> item.takenLocal().toLocalDate().equals(TODAY.minusDays(1)));
    assertSome(
        items, item -> item.takenAt().isBefore(item.createdAt().minus(Duration.ofDays(4000))));
  }

  @Test
  void anEditedItemHasTheOriginalAndAnotherFile() {
    SimulatedItem item = any(library(40, 3, Mix.FULL), SimulatedItem::edited);
    assertThat(item.files())
        .extracting(SimulatedFile::role)
        .containsExactly(FileRole.ORIGINAL, FileRole.EDITED);
    assertThat(item.files().get(0).sha256()).isNotEqualTo(item.files().get(1).sha256());
  }

  @Test
  void theClipOfALivePhotoHasAnotherBaseNameThanItsStill() {
    SimulatedItem item = any(library(40, 3, Mix.FULL), SimulatedItem::livePhoto);
    assertThat(item.files())
        .extracting(SimulatedFile::role)
        .containsExactly(FileRole.STILL, FileRole.CLIP);
    assertThat(item.files().get(0).name()).matches("IMG_\\d{4}\\.HEIC");
    assertThat(item.files().get(1).name()).matches("IMG_E\\d{4}\\.MOV");
  }

  @Test
  void namesThatTheSiteChangesDifferBetweenPanelAndDownload() {
    List<SimulatedItem> items = library(40, 3, Mix.FULL).items();
    assertThat(sentName(items, NameQuirk.EMPTY)).isEmpty();
    assertThat(sentName(items, NameQuirk.DOWNLOAD)).isEqualTo("download");
    assertThat(with(items, NameQuirk.URL_ENCODED).fileName())
        .isEqualTo(sentName(items, NameQuirk.URL_ENCODED).replace("%", "%25"));
    assertThat(with(items, NameQuirk.LONG).fileName()).hasSize(250);
    assertThat(with(items, NameQuirk.CONVERTED_EXTENSION).fileName())
        .isNotEqualTo(sentName(items, NameQuirk.CONVERTED_EXTENSION));
    assertThat(with(items, NameQuirk.NFD).fileName()).isNotEqualTo(sentName(items, NameQuirk.NFD));
  }

  @Test
  void aHostileNameIsShownAsItIsAndSentHarmless() {
    List<SimulatedItem> hostile =
        library(40, 3, Mix.FULL).items().stream()
            .filter(item -> item.quirk() == NameQuirk.HOSTILE)
            .toList();
    assertThat(hostile).extracting(SimulatedItem::fileName).contains("../../escape.jpg");
    assertThat(hostile)
        .extracting(item -> item.files().get(0).name())
        .containsExactlyElementsOf(hostile.stream().map(SimulatedItem::fileName).toList());
    assertThat(hostile)
        .extracting(item -> item.files().get(0).sentName())
        .noneMatch(name -> name.matches("(?s)^[. ].*|.*[/\\\\:*?\\p{Cntrl}].*|.*[. ]$"));
  }

  @Test
  void twoItemsHaveTheSameNameAndTwoDifferInCaseOnlyEachPairInTheSameSecond() {
    List<SimulatedItem> items = library(40, 3, Mix.FULL).items();
    for (NameQuirk quirk : List.of(NameQuirk.SAME_NAME, NameQuirk.CASE_TWIN)) {
      List<SimulatedItem> pair = items.stream().filter(item -> item.quirk() == quirk).toList();
      assertThat(pair).hasSize(2);
      assertThat(pair.get(0).takenAt()).isEqualTo(pair.get(1).takenAt());
      assertThat(pair.get(0).fileName().toLowerCase(Locale.ROOT))
          .isEqualTo(pair.get(1).fileName().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void aPlainLibraryHoldsOnlyOrdinaryPhotosAndVideosEachWithANameOfItsOwn() {
    List<SimulatedItem> items = library(500, 3, Mix.PLAIN).items();
    assertThat(each(items, SimulatedItem::kind)).containsExactlyInAnyOrder(Kind.PHOTO, Kind.VIDEO);
    assertThat(items).allMatch(SimulatedItem::isDownloadable);
    assertThat(items).allMatch(item -> item.quirk() == NameQuirk.NONE && item.files().size() == 1);
    assertThat(items).noneMatch(item -> item.archived() || !item.albums().isEmpty());
    assertThat(each(items, SimulatedItem::fileName)).hasSize(500);
  }

  @Test
  void theLibrarySpreadsOverFifteenYearsAndNothingLiesInTheFuture() {
    List<SimulatedItem> items = library(2_000, 9, Mix.FULL).items();
    assertThat(items).allMatch(item -> !item.createdAt().isAfter(CLOCK.instant()));
    assertThat(each(items, item -> item.takenLocal().getYear())).hasSizeGreaterThanOrEqualTo(15);
    assertThat(items).isSortedAccordingTo(Comparator.comparing(SimulatedItem::takenAt).reversed());
    assertThat(each(items, SimulatedItem::takenAt)).hasSizeLessThan(1_950);
  }

  @Test
  void theSameOptionsGiveTheSameLibraryDownToEveryByte() {
    assertThat(library(45, 12, Mix.FULL).manifestJson())
        .isEqualTo(library(45, 12, Mix.FULL).manifestJson());
  }

  @Test
  void noTwoFilesAreAlikeAndNoTwoKeys() {
    List<SimulatedItem> items = library(150, 8, Mix.FULL).items();
    List<String> hashes =
        items.stream().flatMap(item -> item.files().stream()).map(SimulatedFile::sha256).toList();
    assertThat(hashes).doesNotHaveDuplicates();
    Set<String> keys = new HashSet<>();
    for (SimulatedItem item : items) {
      assertThat(item.key()).matches("AF1Qip[A-Za-z0-9_-]{38}");
      assertThat(keys.add(item.key())).isTrue();
      assertThat(item.albums().values()).allMatch(keys::add);
    }
  }

  @Test
  void everyFileHasTheSizeThatWasAskedFor() throws Exception {
    var options = LibraryOptions.of(40, 3, Mix.FULL).withClock(CLOCK).withSizeBytes(300_007);
    for (SimulatedItem item : SimulatedLibrary.generate(options).items()) {
      for (SimulatedFile file : item.files()) {
        try (InputStream in = file.open()) {
          assertThat(in.readAllBytes()).hasSize(300_007);
        }
      }
    }
  }

  @Test
  void clocksShowSummerAndWinterTimeAsThePlaceHasThem() {
    Map<Integer, Set<ZoneOffset>> byMonth = new HashMap<>();
    for (SimulatedItem item : library(3_000, 3, Mix.FULL).items()) {
      item.offset()
          .ifPresent(
              offset ->
                  byMonth
                      .computeIfAbsent(item.takenLocal().getMonthValue(), month -> new HashSet<>())
                      .add(offset));
    }
    assertThat(byMonth.get(1)).contains(ZoneOffset.ofHours(1), ZoneOffset.ofHours(-8));
    assertThat(byMonth.get(7))
        .contains(ZoneOffset.ofHours(2))
        .doesNotContain(ZoneOffset.ofHours(-8));
  }

  @Test
  void aHundredThousandItemsAreThereAtOnce() {
    SimulatedLibrary library = library(100_000, 4, Mix.FULL);
    assertThat(library.items()).hasSize(100_000);
    assertThat(library.grid().size() + library.archive().size()).isEqualTo(100_000);
  }

  @Test
  void aLibraryOfFewerThanNoItemsIsRefused() {
    assertThatThrownBy(() -> LibraryOptions.of(-1, 1, Mix.FULL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SimulatedLibrary library(int count, long seed, Mix mix) {
    return SimulatedLibrary.generate(LibraryOptions.of(count, seed, mix).withClock(CLOCK));
  }

  private static <T> Set<T> each(List<SimulatedItem> items, Function<SimulatedItem, T> fact) {
    return items.stream().map(fact).collect(Collectors.toSet());
  }

  private static long albumsWith(SimulatedItem item, SimulatedLibrary library) {
    return library.albums().stream().filter(a -> item.albums().containsKey(a.id())).count();
  }

  private static void assertSome(List<SimulatedItem> items, Predicate<SimulatedItem> wanted) {
    assertThat(items).anyMatch(wanted);
  }

  private static SimulatedItem any(SimulatedLibrary library, Predicate<SimulatedItem> wanted) {
    return library.items().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static SimulatedItem with(List<SimulatedItem> items, NameQuirk quirk) {
    return items.stream().filter(item -> item.quirk() == quirk).findFirst().orElseThrow();
  }

  private static String sentName(List<SimulatedItem> items, NameQuirk quirk) {
    return with(items, quirk).files().get(0).sentName();
  }
}
