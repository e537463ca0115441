package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Key;
import photos.keepsake.chrome.Modifier;
import photos.keepsake.chrome.Navigation;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import tools.jackson.databind.JsonNode;

/**
 * The page that shows one item large, in one tab. Used by one thread at a time.
 *
 * <p>The next older item is reached by a key, in milliseconds; any other by loading its page. After
 * every step the address says which item is shown, so a lost or doubled key is never taken for the
 * right item.
 */
final class Viewer {
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);
  private static final Duration LOAD_DEADLINE = Duration.ofSeconds(30);
  private static final Duration STEP_DEADLINE = Duration.ofMillis(800);

  /** A key can be lost; one that is heard twice leads to another item, which the address tells. */
  private static final int STEP_PRESSES = 2;

  private static final long SHOWN_MS = 8_000;
  private static final long MENU_MS = 1_500;
  private static final long FILM_MS = 2_000;

  /** Loads break off under load now and then (net::ERR_ABORTED, 504); others try five times. */
  private static final int LOAD_TRIES = 3;

  private static final int HTTP_NOT_FOUND = 404;

  /** Arrow keys are lost in a page's first half second (gphotos-cdp). */
  private static final Duration ARROWS_HEARD_AFTER = Duration.ofMillis(550);

  /** Shift+D is lost in a page's first second (gphotosdl, 2026-03). */
  private static final Duration LETTERS_HEARD_AFTER = Duration.ofMillis(1200);

  private static final Duration PANEL_PATIENCE = Duration.ofSeconds(20);
  private static final Duration PANEL_PATIENCE_WHEN_MISSING = Duration.ofSeconds(2);

  /** After so many in a row, what did not come is no longer waited for. */
  private static final int MISSES_MAX = 3;

  private static final long PANEL_LOOK_MS = 2_000;
  private static final long PANEL_SOON_MS = 400;

  private final Tab tab;
  private Optional<ItemId> shown = Optional.empty();
  private boolean onTheWay;
  private boolean arrowsHeard;
  private boolean infoKeyPressed;
  private boolean readsMenus;
  private int menuMisses;
  private int panelMisses;

  Viewer(Tab tab) {
    this.tab = tab;
  }

  Tab tab() {
    return tab;
  }

  /**
   * Shows the item, by a key when it follows the one shown, and opens its menu and info panel.
   *
   * @throws ItemFailure when its page is gone or does not open
   */
  Look show(ItemId id, URI address) {
    if (!step(id)) {
      load(id, address);
    }
    return look(id);
  }

  /** Shows the item in a new document: whatever the old one was about to do is over. */
  Look reload(ItemId id, URI address) {
    load(id, address);
    return look(id);
  }

  /** Makes the next item come in a new document. */
  void leave() {
    shown = Optional.empty();
  }

  private boolean step(ItemId id) {
    if (shown.isEmpty() || shown.get().equals(id)) {
      return shown.isPresent() && !onTheWay;
    }
    Optional<ItemId> from = shown;
    shown = Optional.empty();
    for (int presses = 0; presses < STEP_PRESSES; presses++) {
      if (!onTheWay) {
        pressOnward();
      }
      onTheWay = false;
      if (isAt(id, STEP_DEADLINE)) {
        shown = Optional.of(id);
        return true;
      }
      if (!Site.item(tab.url()).equals(from)) {
        return false;
      }
    }
    return false;
  }

  private void pressOnward() {
    if (!arrowsHeard) {
      awaitAge(ARROWS_HEARD_AFTER);
      arrowsHeard = true;
    }
    tab.press(Key.ARROW_RIGHT);
  }

  /** Sets out for the next older item, so that it is there when {@link #show} asks for it. */
  void setOut() {
    if (shown.isPresent() && arrowsHeard && !onTheWay) {
      tab.press(Key.ARROW_RIGHT);
      onTheWay = true;
    }
  }

  private boolean isAt(ItemId id, Duration deadline) {
    try {
      tab.awaitUrl(url -> Site.item(url).equals(Optional.of(id)), deadline);
      return true;
    } catch (ChromeException.Timeout e) {
      return false;
    }
  }

  private void load(ItemId id, URI address) {
    shown = Optional.empty();
    onTheWay = false;
    arrowsHeard = false;
    infoKeyPressed = false;
    Optional<ItemFailure> failure = Optional.empty();
    for (int attempt = 0; attempt < LOAD_TRIES; attempt++) {
      failure = problem(tab.navigate(address, LOAD_DEADLINE), id);
      if (failure.isEmpty()) {
        shown = Optional.of(id);
        return;
      }
      if (!failure.get().isTemporary()) {
        break;
      }
    }
    failure.ifPresent(
        thrown -> {
          throw thrown;
        });
  }

  private static Optional<ItemFailure> problem(Navigation navigation, ItemId id) {
    if (Site.isSignedOut(navigation.url())) {
      throw SignedOut.failure();
    }
    int status = navigation.status().orElse(0);
    if (status == HTTP_NOT_FOUND) {
      return Optional.of(
          ItemFailure.lasting(
              "Google Photos has no page for it; it may be gone or no longer shared", null));
    }
    if (navigation.error().isPresent() || status >= 400) {
      String seen = navigation.error().orElse("status " + status);
      return Optional.of(ItemFailure.temporary("its page did not open: " + seen, null));
    }
    return Site.item(navigation.url()).equals(Optional.of(id))
        ? Optional.empty()
        : Optional.of(ItemFailure.temporary("its address led to another page", null));
  }

  private Look look(ItemId id) {
    Look look = Look.of(run("open", id.value(), Labels.FOR_PAGE, SHOWN_MS, menuPatienceMs()));
    menuMisses = look.menu().entries().isEmpty() ? menuMisses + 1 : 0;
    readsMenus |= look.menu().download().isPresent();
    if (!look.shown()) {
      shown = Optional.empty();
      throw ItemFailure.temporary("its page opened without showing it", null);
    }
    return look;
  }

  /** Opens the menu again, after an entry was chosen. */
  Menu menu() {
    return Look.menu(run("menu", Labels.FOR_PAGE, menuPatienceMs()));
  }

  /** Whether this tab has shown a menu that could be read. */
  boolean readsMenus() {
    return readsMenus;
  }

  /** On pages whose menu is never found it is no longer waited for. */
  private long menuPatienceMs() {
    return readsMenus || menuMisses < MISSES_MAX ? MENU_MS : 0;
  }

  /** Chooses an entry of the open menu; false when it is no longer there. */
  boolean choose(String entry) {
    return run("choose", entry).asBoolean(false);
  }

  /** Closes the menu if it is open; Escape anywhere else would leave the viewer. */
  void closeMenu() {
    if (run("isMenuOpen").asBoolean(false)) {
      tab.press(Key.ESCAPE);
    }
  }

  /**
   * Presses Shift+D as soon as the page hears keys.
   *
   * @return whether the page plays the item as a film; by now it would
   */
  boolean pressDownload(ItemId id) {
    awaitAge(LETTERS_HEARD_AFTER);
    boolean film = run("quieten", id.value()).asBoolean(false);
    tab.press(Key.D, Modifier.SHIFT);
    return film;
  }

  private void awaitAge(Duration age) {
    run("awaitAge", age.toMillis(), SHOWN_MS);
  }

  /** Whether the page plays the item as a film; waits a moment for it, since films come late. */
  boolean playsFilm(ItemId id) {
    return run("awaitFilm", id.value(), FILM_MS).asBoolean(false);
  }

  /** What the page has said since it was opened; nothing where it is just going elsewhere. */
  Answers answers(ItemId id) {
    return glance("answers", id.value()).map(Answers::of).orElse(Answers.NONE);
  }

  /**
   * Waits for the info panel. It can take many seconds under load; where it stayed away several
   * times in a row the wait is short.
   *
   * @return {@link InfoPanel#EMPTY} when it did not come
   */
  InfoPanel panel(ItemId id) {
    Duration patience = panelMisses < MISSES_MAX ? PANEL_PATIENCE : PANEL_PATIENCE_WHEN_MISSING;
    for (long waited = 0; waited < patience.toMillis(); waited += PANEL_LOOK_MS) {
      JsonNode lines = run("panel", id.value(), Labels.FOR_PAGE, PANEL_LOOK_MS);
      if (!lines.isNull()) {
        panelMisses = 0;
        return InfoPanel.of(lines);
      }
      openInfo(id);
    }
    panelMisses++;
    return InfoPanel.EMPTY;
  }

  /** The info panel if it is there within a moment, else {@link InfoPanel#EMPTY}. */
  InfoPanel panelSoon(ItemId id) {
    return glance("panel", id.value(), Labels.FOR_PAGE, PANEL_SOON_MS)
        .filter(lines -> !lines.isNull())
        .map(InfoPanel::of)
        .orElse(InfoPanel.EMPTY);
  }

  /**
   * Opens the panel by its button or, in a language whose labels are not known, by its key, which
   * closes a panel that was open: then there is less in the viewer, and the key is pressed again.
   */
  private void openInfo(ItemId id) {
    boolean open = run("openInfo", id.value(), Labels.FOR_PAGE).asBoolean(false);
    if (open || infoKeyPressed) {
      return;
    }
    infoKeyPressed = true;
    awaitAge(LETTERS_HEARD_AFTER);
    int before = run("elements", id.value()).asInt(0);
    tab.press(Key.I);
    if (run("elements", id.value()).asInt(0) < before) {
      tab.press(Key.I);
    }
  }

  /** As {@link #run}, for a page that a download may just take elsewhere; empty then. */
  private Optional<JsonNode> glance(String function, Object... arguments) {
    try {
      return Optional.of(run(function, arguments));
    } catch (ChromeException.Protocol e) {
      return Optional.empty();
    }
  }

  private JsonNode run(String function, Object... arguments) {
    return PageScript.VIEWER.call(tab, CALL_DEADLINE, function, arguments);
  }
}
