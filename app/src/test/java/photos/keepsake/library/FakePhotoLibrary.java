package photos.keepsake.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A library in memory that behaves as the port says, and misbehaves as a test says. Safe from
 * several threads once it is set up.
 */
public final class FakePhotoLibrary implements PhotoLibrary {

  /** How the fetch of one item ends. */
  public enum Behaviour {
    FETCHED,
    UNAVAILABLE,
    /** A temporary failure the first time, fetched from then on. */
    FAILS_ONCE,
    FAILS_TEMPORARILY,
    FAILS_FOR_GOOD,
    /** No answer until the library is closed. */
    HANGS,
    /** The site has forgotten the sign-in. */
    SIGNED_OUT
  }

  private final Path staging;
  private final List<ItemRef> items;
  private final Map<ItemId, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Map<ItemId, AtomicInteger> fetches = new ConcurrentHashMap<>();
  private final AtomicInteger fetching = new AtomicInteger();
  private final AtomicInteger mostFetching = new AtomicInteger();
  private final AtomicInteger accountCalls = new AtomicInteger();
  private final AtomicInteger files = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int pageSize = 10;
  private volatile boolean leavable;
  private volatile boolean signedOut;
  private volatile Consumer<ItemRef> onFetch = item -> {};
  private volatile IntConsumer onList = page -> {};

  /** A library that lists these items in this order. */
  public FakePhotoLibrary(Path staging, List<ItemRef> items) {
    this.staging = staging;
    this.items = List.copyOf(items);
  }

  /** Items of the main list, one a day, the newest first, taken on 2024-12-31. */
  public static List<ItemRef> items(int count) {
    return IntStream.range(0, count).mapToObj(FakePhotoLibrary::item).toList();
  }

  /** The item at that place of {@link #items}. */
  public static ItemRef item(int index) {
    LocalDateTime taken = LocalDate.of(2024, 12, 31).minusDays(index).atTime(12, 0);
    return new ItemRef(
        new ItemId("item-" + index),
        Source.LIBRARY,
        ItemKind.PHOTO,
        Optional.of(new TakenTime(taken, Optional.empty(), TakenTime.Precision.MINUTE)));
  }

  public FakePhotoLibrary pageSize(int size) {
    pageSize = size;
    return this;
  }

  /** Lets every page be left for the last one where all of it is held. */
  public FakePhotoLibrary leavable() {
    leavable = true;
    return this;
  }

  public FakePhotoLibrary behave(ItemRef item, Behaviour behaviour) {
    behaviours.put(item.id(), behaviour);
    return this;
  }

  /** Asks for a sign-in from now on. */
  public FakePhotoLibrary signOut() {
    signedOut = true;
    return this;
  }

  /** Called before each fetch of an item, on its thread; may wait or throw. */
  public FakePhotoLibrary onFetch(Consumer<ItemRef> action) {
    onFetch = action;
    return this;
  }

  /** Called before each page, counted from 0; may wait or throw. */
  public FakePhotoLibrary onList(IntConsumer action) {
    onList = action;
    return this;
  }

  /** How often the fetch of an item was begun. */
  public int fetches(ItemRef item) {
    AtomicInteger count = fetches.get(item.id());
    return count == null ? 0 : count.get();
  }

  /** How many fetches of items were begun, over all. */
  public int fetches() {
    return fetches.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** The most calls of {@link #fetch} that were under way at the same time. */
  public int mostFetching() {
    return mostFetching.get();
  }

  public int accountCalls() {
    return accountCalls.get();
  }

  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public Account account() {
    accountCalls.incrementAndGet();
    checkUsable();
    return new Account(Optional.of("someone@example.org"), Optional.empty());
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    checkUsable();
    int from = cursor.map(c -> Integer.parseInt(c.value())).orElse(0);
    onList.accept(from / pageSize);
    checkUsable();
    int to = Math.min(from + pageSize, items.size());
    return new Page(
        items.subList(from, to),
        to == items.size() ? Optional.empty() : Optional.of(new Cursor(String.valueOf(to))),
        leavable && to < items.size() ? Optional.of(lastPage()) : Optional.empty(),
        List.of());
  }

  private Cursor lastPage() {
    return new Cursor(String.valueOf((items.size() - 1) / pageSize * pageSize));
  }

  @Override
  public void fetch(List<ItemRef> wanted, Consumer<FetchOutcome> outcomes) {
    mostFetching.accumulateAndGet(fetching.incrementAndGet(), Math::max);
    try {
      for (ItemRef item : new ArrayList<>(wanted)) {
        checkUsable();
        int before = fetches.computeIfAbsent(item.id(), i -> new AtomicInteger()).getAndIncrement();
        onFetch.accept(item);
        FetchOutcome outcome = outcome(item, before);
        checkUsable();
        outcomes.accept(outcome);
      }
    } finally {
      fetching.decrementAndGet();
    }
  }

  /** What it says about an item. */
  public static ItemInfo info(ItemRef item) {
    return new ItemInfo(item.id() + ".jpg", item.kind(), item.takenTime(), OptionalLong.empty());
  }

  private FetchOutcome outcome(ItemRef item, int before) {
    ItemInfo info = info(item);
    switch (behaviours.getOrDefault(item.id(), Behaviour.FETCHED)) {
      case UNAVAILABLE:
        return new FetchOutcome.Unavailable(item, info, "the video is still being processed");
      case FAILS_ONCE:
        return before == 0 ? stalled(item) : fetched(item, info);
      case FAILS_TEMPORARILY:
        return stalled(item);
      case FAILS_FOR_GOOD:
        return new FetchOutcome.Failed(
            item, ItemFailure.lasting("the site has no such photo", null));
      case HANGS:
        awaitClose();
        throw gone();
      case SIGNED_OUT:
        signedOut = true;
        throw signInAgain();
      default:
        return fetched(item, info);
    }
  }

  private FetchOutcome fetched(ItemRef item, ItemInfo info) {
    Path file = staging.resolve("download-" + files.incrementAndGet());
    byte[] bytes = ("the bytes of " + item.id()).getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FetchOutcome.Fetched(
        item,
        info,
        List.of(
            new FetchedFile(file, FileRole.ORIGINAL, info.name(), OptionalLong.of(bytes.length))));
  }

  private static FetchOutcome stalled(ItemRef item) {
    return new FetchOutcome.Failed(item, ItemFailure.temporary("the download stalled", null));
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkUsable() {
    if (isClosed()) {
      throw gone();
    }
    if (signedOut) {
      throw signInAgain();
    }
  }

  private static RunFailure gone() {
    return new RunFailure(
        RunFailure.Reason.TEMPORARY, "the browser is gone", "it was closed", "start again");
  }

  private static RunFailure signInAgain() {
    return new RunFailure(
        RunFailure.Reason.SIGNED_OUT, "not signed in", "the site asks for it", "sign in again");
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
