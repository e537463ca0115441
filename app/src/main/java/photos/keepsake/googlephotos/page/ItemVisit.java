package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.googlephotos.page.DownloadAsk.Reply;
import photos.keepsake.googlephotos.tabs.FileUnderWay;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;

/**
 * One visit to one item's page: opens it, asks for each of its files, and reads what the page says
 * about it while the downloads run.
 *
 * <p>A download is taken to be this item's because the page showed this item when it was asked, and
 * had been asked nothing else. So after any ask that was not answered by exactly one download the
 * next ask comes from a new document, in which nothing old can begin.
 */
final class ItemVisit {
  private static final int ASKS_MAX = 3;

  /** What a visit ends with: either files are on their way, or the item's outcome is known. */
  record Result(Optional<Pending> pending, Optional<FetchOutcome> outcome) {

    /** Files are on their way. */
    static Result started(Pending pending) {
      return new Result(Optional.of(pending), Optional.empty());
    }

    /** Nothing will come. */
    static Result ended(FetchOutcome outcome) {
      return new Result(Optional.empty(), Optional.of(outcome));
    }
  }

  /** Why an item may well have no file. */
  enum FilmKind {
    VIDEO,
    HIGHLIGHT
  }

  private static final String HIGHLIGHT_REASON =
      "the site made this highlight video itself and does not hand it out";

  private final Viewer viewer;
  private final ItemRef item;
  private final ItemNotes notes;
  private final Optional<FilmKind> film;
  private final LocalDate today;
  private final URI address;
  private final List<FileUnderWay> parts = new ArrayList<>();
  private Look look = Look.NONE;
  private boolean edited;
  private boolean playsFilm;
  private InfoPanel early = InfoPanel.EMPTY;

  ItemVisit(Viewer viewer, ItemRef item, ItemNotes notes, LocalDate today) {
    this.viewer = viewer;
    this.item = item;
    this.notes = notes;
    this.film =
        notes.isHighlight(item.id())
            ? Optional.of(FilmKind.HIGHLIGHT)
            : Optional.of(FilmKind.VIDEO).filter(kind -> item.kind() == ItemKind.VIDEO);
    this.today = today;
    this.address = notes.address(item.id());
  }

  /**
   * Opens the item and begins the downloads.
   *
   * @throws ItemFailure when the page neither hands out a file nor says why
   */
  Result begin() {
    look = viewer.show(item.id(), address);
    playsFilm = look.video() || (notes.hasFrozen(item.id()) && viewer.playsFilm(item.id()));
    if (isFilm()) {
      // A film that cannot be had may take the page with it, and the name is wanted in the report.
      glanceAtPanel();
    }
    if (isFilm() && Labels.saysNotReady(look.text())) {
      return unavailable("the site is still processing this video");
    }
    try {
      Optional<String> reason = askAll();
      return reason.isPresent() ? unavailable(reason.get()) : started();
    } catch (RuntimeException e) {
      parts.forEach(part -> part.download().cancel());
      throw e;
    }
  }

  /**
   * What it means that the page stopped answering. Those of films that the site made itself do so
   * when their file is asked for. Where the words for such films are not known, a film whose page
   * stops twice is taken for one.
   */
  Result frozen(ChromeException cause) {
    boolean unnamed = isFilm() && !Labels.knowsRefusals(look.language());
    if (isHighlight()) {
      return Result.ended(new FetchOutcome.Unavailable(item, info(early), HIGHLIGHT_REASON));
    }
    if (notes.frozeBefore(item.id()) && unnamed) {
      String reason = "its page stops answering whenever this video is asked for";
      return Result.ended(new FetchOutcome.Unavailable(item, info(early), reason));
    }
    ItemFailure failure = ItemFailure.temporary("its tab stopped answering", cause);
    return Result.ended(new FetchOutcome.Failed(item, failure));
  }

  private boolean isHighlight() {
    return film.equals(Optional.of(FilmKind.HIGHLIGHT));
  }

  /** The panel fills while the site prepares the download. */
  private void glanceAtPanel() {
    if (early.equals(InfoPanel.EMPTY)) {
      early = viewer.panelSoon(item.id());
    }
  }

  private boolean isFilm() {
    boolean unknown = item.kind() == ItemKind.UNKNOWN;
    return film.isPresent() || (unknown && (playsFilm || notes.isNamedLikeFilms(item.id())));
  }

  private Result started() {
    InfoPanel panel = early.equals(InfoPanel.EMPTY) ? viewer.panel(item.id()) : early;
    return Result.started(new Pending(item, info(panel), panel, List.copyOf(parts)));
  }

  private Result unavailable(String reason) {
    parts.forEach(part -> part.download().cancel());
    viewer.leave();
    return Result.ended(new FetchOutcome.Unavailable(item, info(early), reason));
  }

  private ItemInfo info(InfoPanel panel) {
    return new ItemInfo(
        panel.name(),
        isFilm() ? ItemKind.VIDEO : item.kind(),
        panel.takenTime(item.takenTime(), new WrittenTime(look.language()), today),
        OptionalLong.empty());
  }

  /** Asks for every file of the item; the answer is why it has none, if the site says so. */
  private Optional<String> askAll() {
    Menu menu = readableMenu();
    edited = menu.downloadOriginal().isPresent();
    if (edited) {
      return ask(FileRole.ORIGINAL, menu).or(() -> ask(FileRole.EDITED, viewer.menu()));
    }
    return ask(menu.download().isPresent() ? FileRole.ORIGINAL : FileRole.AS_SERVED, menu);
  }

  /**
   * The menu tells whether there is an original behind an edited item. Where menus could be read
   * before, going on without it would keep the wrong file.
   */
  private Menu readableMenu() {
    if (look.menu().download().isEmpty() && viewer.readsMenus()) {
      look = viewer.reload(item.id(), address);
    }
    if (look.menu().download().isEmpty() && viewer.readsMenus()) {
      throw ItemFailure.temporary("its menu did not open", null);
    }
    return look.menu();
  }

  private Optional<String> ask(FileRole role, Menu menu) {
    Reply reply = askOnce(role, menu, true);
    for (int asks = 1; asks < ASKS_MAX && reply instanceof Reply.Silence silence; asks++) {
      Optional<String> reason = explained(silence, asks);
      if (reason.isPresent()) {
        return reason;
      }
      look = viewer.reload(item.id(), address);
      reply = askOnce(role, look.menu(), asks % 2 == 0);
    }
    if (reply instanceof Reply.Began began) {
      parts.add(new FileUnderWay(role, began.download()));
      return Optional.empty();
    }
    viewer.leave();
    return Optional.of(
        reply instanceof Reply.Silence silence
            ? explained(silence, ASKS_MAX).orElseThrow(() -> failed(silence))
            : ((Reply.NotReady) reply).reason());
  }

  private static ItemFailure failed(Reply.Silence silence) {
    return ItemFailure.temporary("no download began: " + silence.seen(), null);
  }

  private Reply askOnce(FileRole role, Menu menu, boolean byMenu) {
    DownloadAsk ask = new DownloadAsk(viewer, item.id());
    if (role == FileRole.ORIGINAL && edited) {
      // No other way leads to the original of an edited item.
      return menu.downloadOriginal()
          .map(entry -> ask.byMenu(entry, this::glanceAtPanel))
          .orElseGet(() -> Reply.Silence.of("its menu did not open"));
    }
    if (byMenu && menu.download().isPresent()) {
      return ask.byMenu(menu.download().get(), this::glanceAtPanel);
    }
    viewer.closeMenu();
    return ask.byKey(this::glanceAtPanel);
  }

  /**
   * The reason that lies in a silence. Only films are ever without a file by nature; anything else
   * that stays silent has failed. One "not found" may be an address that has expired, and a message
   * in unknown words may be about anything: both count only when they come again. Where the words
   * of a refusal are not known, a film that was asked for in every way was refused.
   */
  private Optional<String> explained(Reply.Silence silence, int asks) {
    playsFilm |= silence.film();
    if (isHighlight()) {
      return Optional.of(HIGHLIGHT_REASON);
    }
    if (!isFilm() || asks == 1) {
      return Optional.empty();
    }
    if (silence.notFound()) {
      return Optional.of("the site has no file for this video yet (" + silence.seen() + ")");
    }
    if (asks < ASKS_MAX) {
      return Optional.empty();
    }
    if (silence.notice().isPresent()) {
      return Optional.of("the site answers with a message instead of the video");
    }
    return Optional.of("the site hands out no file for this video, in words that are not known")
        .filter(reason -> !Labels.knowsRefusals(look.language()));
  }
}
