package photos.keepsake.chrome;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tab from its events. Written by the reading thread, read and waited for by
 * any; every change wakes all waiters.
 */
final class TabState {
  private static final int TRAIL_MAX = 50;

  /** Loaders of which we still know that they were here; more than one navigation can pass by. */
  private static final int LOADERS_MAX = 64;

  /** Pages ask for a few things at a time; the oldest are forgotten. */
  private static final int ASKED_MAX = 256;

  private final String targetId;
  private final Monitor monitor = new Monitor();
  private final Deque<String> committed = new ArrayDeque<>();
  private final Map<String, Integer> statuses = new LinkedHashMap<>();
  private final List<Hop> trail = new ArrayList<>();
  private final Map<String, Long> asked = new LinkedHashMap<>();
  private String url = "about:blank";
  private String loader = "";
  private long moves;
  private boolean documentReady;
  private boolean errorPage;
  private boolean closing;
  private boolean destroyed;
  private @Nullable ChromeException gone;

  TabState(String targetId) {
    this.targetId = targetId;
  }

  /** Names the tab to Chrome; its top frame has the same id. */
  String targetId() {
    return targetId;
  }

  void committed(String newLoader, String newUrl, boolean isErrorPage) {
    monitor.change(
        () -> {
          loader = newLoader;
          documentReady = false;
          url = newUrl;
          errorPage = isErrorPage;
          asked.clear();
          committed.addLast(newLoader);
          if (committed.size() > LOADERS_MAX) {
            committed.removeFirst();
          }
        });
  }

  void movedWithinDocument(String newUrl) {
    monitor.change(
        () -> {
          url = newUrl;
          moves++;
        });
  }

  void documentReady(String ofLoader) {
    monitor.change(() -> documentReady |= ofLoader.equals(loader));
  }

  void documentAnswered(String ofLoader, Hop hop) {
    redirected(hop);
    if (hop.topFrame()) {
      monitor.change(() -> noteStatus(ofLoader, hop.status()));
    }
  }

  private void noteStatus(String ofLoader, int status) {
    statuses.put(ofLoader, status);
    if (statuses.size() > LOADERS_MAX) {
      statuses.remove(statuses.keySet().iterator().next());
    }
  }

  void redirected(Hop hop) {
    monitor.change(
        () -> {
          if (trail.size() < TRAIL_MAX) {
            trail.add(hop);
          }
        });
  }

  /** The page's scripts asked for data. */
  void asked(String request) {
    monitor.change(
        () -> {
          asked.put(request, System.nanoTime());
          if (asked.size() > ASKED_MAX) {
            asked.remove(asked.keySet().iterator().next());
          }
        });
  }

  /** Something that may have been asked for has come, or will not come. */
  void settled(String request) {
    monitor.change(() -> asked.remove(request));
  }

  /** How long each answer to the document's scripts has been awaited. */
  List<Duration> asks() {
    long now = System.nanoTime();
    return monitor.read(
        () -> asked.values().stream().map(since -> Duration.ofNanos(now - since)).toList());
  }

  void destroyed() {
    monitor.change(() -> destroyed = true);
  }

  /** Fails all who wait and all later calls; the first reason stays. */
  void end(ChromeException why) {
    monitor.change(() -> gone = gone == null ? why : gone);
  }

  /** True for the first caller only. */
  boolean beginClose() {
    return monitor.read(
        () -> {
          boolean first = !closing;
          closing = true;
          return first;
        });
  }

  void beginTrail() {
    monitor.change(trail::clear);
  }

  List<Hop> trail() {
    return monitor.read(() -> List.copyOf(trail));
  }

  String url() {
    return monitor.read(() -> url);
  }

  boolean isErrorPage() {
    return monitor.read(() -> errorPage);
  }

  boolean isCrashed() {
    return monitor.read(() -> gone instanceof ChromeException.TabCrashed);
  }

  /** The status of a document, or of the one that it led to when it was shown. */
  OptionalInt statusOf(String askedLoader) {
    return monitor.read(
        () -> {
          boolean shown = askedLoader.isEmpty() || committed.contains(askedLoader);
          Integer asked = statuses.get(askedLoader);
          Integer status = shown ? statuses.getOrDefault(loader, asked) : asked;
          return status == null ? OptionalInt.empty() : OptionalInt.of(status);
        });
  }

  void requireAlive() {
    monitor.read(this::orThrow);
  }

  private boolean orThrow() {
    if (gone != null) {
      throw gone.again();
    }
    return false;
  }

  /** Until the loader's document, or one that came after it, is parsed or is an error page. */
  void awaitArrival(String ofLoader, Deadline deadline) {
    monitor.await(
        () -> orThrow() || (committed.contains(ofLoader) && (documentReady || errorPage)),
        deadline,
        "the page did not load in time");
  }

  /** How often the URL changed within a document. */
  long moves() {
    return monitor.read(() -> moves);
  }

  /** Until the URL changed within the document more often than given. */
  void awaitMove(long movesBefore, Deadline deadline) {
    monitor.await(
        () -> orThrow() || moves > movesBefore, deadline, "the page did not move in time");
  }

  /** Until Chrome has done away with it. */
  void awaitDestroyed(Deadline deadline) {
    monitor.await(() -> destroyed, deadline, "the tab did not close in time");
  }

  void awaitUrl(Predicate<String> wanted, Deadline deadline) {
    String seen = url();
    while (!wanted.test(seen)) {
      // The caller's predicate runs without the lock, lest it stops the reading thread.
      String last = seen;
      monitor.await(
          () -> orThrow() || !url.equals(last),
          deadline,
          "the page did not go where it should in time");
      seen = url();
    }
  }
}
