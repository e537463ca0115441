package photos.keepsake.library;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PhotoLibrary} does, run against each of them, so that the fake that the engine
 * is tested with cannot drift away from the real one.
 */
public abstract class PhotoLibraryContract {
  /** Far above what any of these calls takes; a call that hangs must not hang the build. */
  private static final int PATIENCE_SECONDS = 120;

  /**
   * What the library under test holds.
   *
   * @param items every item that it lists, at least 12
   * @param unavailable one of them that the site would not hand out
   * @param broken one of them that cannot be fetched
   */
  public record Truth(Set<ItemId> items, ItemId unavailable, ItemId broken) {}

  /** A library that is signed in, new for each call. */
  protected abstract PhotoLibrary open() throws Exception;

  /** The same, but the site asks for a sign-in; called at most once per test, instead of open. */
  protected abstract PhotoLibrary openSignedOut() throws Exception;

  /** The staging folder of the library that was opened last. */
  protected abstract Path staging();

  /** What the opened library holds. */
  protected abstract Truth truth();

  @Test
  public void saysWhoIsSignedIn() throws Exception {
    try (PhotoLibrary library = open()) {
      assertThat(library.account()).isNotNull();
    }
  }

  @Test
  public void signedOutLibraryIsNeverTakenForAnEmptyOne() throws Exception {
    try (PhotoLibrary library = openSignedOut()) {
      assertSignedOut(library::account);
      assertSignedOut(() -> library.list(Optional.empty()));
    }
  }

  @Test
  public void pagesShowEachItemAndNoneTwiceFromTheSameList() throws Exception {
    try (PhotoLibrary library = open()) {
      List<ItemRef> listed = listAll(library);
      assertThat(listed).extracting(ItemRef::id).containsAll(truth().items());
      assertThat(truth().items()).containsAll(listed.stream().map(ItemRef::id).toList());
      assertThat(listed.stream().map(i -> i.source() + " " + i.id())).doesNotHaveDuplicates();
    }
  }

  @Test
  public void listingBeginsAnewWithoutACursor() throws Exception {
    try (PhotoLibrary library = open()) {
      Page first = library.list(Optional.empty());
      assertThat(library.list(Optional.empty()).items()).isEqualTo(first.items());
    }
  }

  @Test
  public void fetchOfNothingGivesNothing() throws Exception {
    try (PhotoLibrary library = open()) {
      assertThat(fetch(library, List.of())).isEmpty();
    }
  }

  @Test
  public void eachItemHasOneOutcomeInTheOrderGivenOnTheCallingThread() throws Exception {
    try (PhotoLibrary library = open()) {
      List<ItemRef> items = listAll(library);
      List<Thread> threads = new ArrayList<>();
      List<ItemRef> ended = new ArrayList<>();
      library.fetch(
          items,
          outcome -> {
            threads.add(Thread.currentThread());
            ended.add(outcome.item());
          });
      assertThat(ended).isEqualTo(items);
      assertThat(threads).containsOnly(Thread.currentThread());
    }
  }

  @Test
  public void fetchedFilesLieCompleteInStaging() throws Exception {
    try (PhotoLibrary library = open()) {
      List<FetchOutcome> outcomes = fetch(library, listAll(library));
      for (FetchOutcome outcome : outcomes) {
        if (outcome instanceof FetchOutcome.Fetched fetched) {
          assertThat(fetched.files()).isNotEmpty();
          fetched.files().forEach(this::assertIsStaged);
        }
      }
      assertThat(outcomes).filteredOn(FetchOutcome.Fetched.class::isInstance).hasSizeGreaterThan(5);
    }
  }

  @Test
  public void unavailableAndFailedItemsAreToldApartAndHarmNoOther() throws Exception {
    try (PhotoLibrary library = open()) {
      Map<ItemId, FetchOutcome> outcomes =
          fetch(library, listAll(library)).stream()
              .collect(
                  Collectors.toMap(o -> o.item().id(), Function.identity(), (one, other) -> one));
      assertThat(outcomes.get(truth().unavailable()))
          .isInstanceOfSatisfying(
              FetchOutcome.Unavailable.class, u -> assertThat(u.reason()).isNotBlank());
      assertThat(outcomes.get(truth().broken()))
          .isInstanceOfSatisfying(
              FetchOutcome.Failed.class, f -> assertThat(f.failure().reason()).isNotBlank());
      outcomes.remove(truth().unavailable());
      outcomes.remove(truth().broken());
      assertThat(outcomes.values()).hasOnlyElementsOfType(FetchOutcome.Fetched.class);
    }
  }

  @Test
  public void itemThatWasFetchedCanBeFetchedAgain() throws Exception {
    try (PhotoLibrary library = open()) {
      List<ItemRef> item = List.of(anyFetchable(library));
      assertThat(fetch(library, item)).hasOnlyElementsOfType(FetchOutcome.Fetched.class);
      assertThat(fetch(library, item)).hasOnlyElementsOfType(FetchOutcome.Fetched.class);
    }
  }

  @Test
  public void whatTheReceiverThrowsEndsTheFetchAndComesOutUnchanged() throws Exception {
    try (PhotoLibrary library = open()) {
      List<ItemRef> items = listAll(library);
      List<FetchOutcome> outcomes = new ArrayList<>();
      RuntimeException enough = new IllegalStateException("enough");
      assertThatThrownBy(
              () ->
                  library.fetch(
                      items,
                      outcome -> {
                        outcomes.add(outcome);
                        throw enough;
                      }))
          .isSameAs(enough);
      assertThat(outcomes).hasSize(1);
      assertThat(fetch(library, items)).as("still usable").hasSameSizeAs(items);
    }
  }

  @Test
  public void severalThreadsFetchAtOnceAndEachHearsOnlyOfItsOwnItems() throws Exception {
    try (PhotoLibrary library = open()) {
      List<ItemRef> items = listAll(library);
      Map<ItemRef, Integer> outcomes = new ConcurrentHashMap<>();
      int half = items.size() / 2;
      CompletableFuture.allOf(
              inBackground(() -> fetchOwn(library, items.subList(0, half), outcomes)),
              inBackground(() -> fetchOwn(library, items.subList(half, items.size()), outcomes)),
              inBackground(() -> listAll(library)))
          .get(PATIENCE_SECONDS, SECONDS);
      assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(items);
      assertThat(outcomes.values()).containsOnly(1);
    }
  }

  @Test
  public void closedLibraryFailsEveryCallAndCanBeClosedAgain() throws Exception {
    PhotoLibrary library = open();
    List<ItemRef> item = List.of(anyFetchable(library));
    library.close();
    assertThatExceptionOfType(RunFailure.class).isThrownBy(library::account);
    assertThatExceptionOfType(RunFailure.class).isThrownBy(() -> library.list(Optional.empty()));
    assertThatExceptionOfType(RunFailure.class).isThrownBy(() -> fetch(library, item));
    assertThatCode(library::close).doesNotThrowAnyException();
  }

  @Test
  public void closeEndsAFetchThatIsUnderWay() throws Exception {
    PhotoLibrary library = open();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> fetch;
    try {
      List<ItemRef> items = listAll(library);
      fetch = inBackground(() -> fetchForEver(library, items, () -> begun.complete(null)));
      begun.get(PATIENCE_SECONDS, SECONDS);
    } finally {
      library.close();
    }
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> fetch.get(PATIENCE_SECONDS, SECONDS))
        .withCauseInstanceOf(RunFailure.class);
  }

  private static void fetchForEver(PhotoLibrary library, List<ItemRef> items, Runnable onOutcome) {
    while (true) {
      library.fetch(items, outcome -> onOutcome.run());
    }
  }

  private static void fetchOwn(
      PhotoLibrary library, List<ItemRef> items, Map<ItemRef, Integer> outcomes) {
    Thread caller = Thread.currentThread();
    library.fetch(
        items,
        outcome -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          assertThat(items).contains(outcome.item());
          outcomes.merge(outcome.item(), 1, Integer::sum);
        });
  }

  private static CompletableFuture<Void> inBackground(Runnable action) {
    return CompletableFuture.runAsync(
        action, task -> new Thread(task, "contract-background").start());
  }

  private static List<ItemRef> listAll(PhotoLibrary library) {
    List<ItemRef> items = new ArrayList<>();
    Page page = library.list(Optional.empty());
    items.addAll(page.items());
    while (page.next().isPresent()) {
      page = library.list(page.next());
      items.addAll(page.items());
    }
    return Collections.unmodifiableList(items);
  }

  private static List<FetchOutcome> fetch(PhotoLibrary library, List<ItemRef> items) {
    List<FetchOutcome> outcomes = new ArrayList<>();
    library.fetch(items, outcomes::add);
    return outcomes;
  }

  private ItemRef anyFetchable(PhotoLibrary library) {
    return listAll(library).stream()
        .filter(i -> !i.id().equals(truth().unavailable()) && !i.id().equals(truth().broken()))
        .findFirst()
        .orElseThrow();
  }

  private void assertIsStaged(FetchedFile file) {
    assertThat(file.path().getParent()).isEqualTo(staging());
    assertThat(file.path()).isRegularFile().isNotEmptyFile();
    file.announcedBytes().ifPresent(size -> assertThat(file.path()).hasSize(size));
    assertThat(Files.isReadable(file.path())).isTrue();
  }

  private static void assertSignedOut(Runnable call) {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(call::run)
        .satisfies(f -> assertThat(f.reason()).isEqualTo(RunFailure.Reason.SIGNED_OUT));
  }
}
