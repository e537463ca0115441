package photos.keepsake.simulator.truth;

import java.text.Normalizer;
import java.time.Duration;
import java.util.function.Consumer;
import photos.keepsake.simulator.media.MediaFormat;

/**
 * Everything about an item that has bitten a downloader, one constant each. The order matters: the
 * n-th item of a full library is the n-th oddity, so that a small library has the first ones.
 *
 * <p>What names the site changes, and how, is taken from the page contract, section 6, "Names": it
 * sends {@code _} for characters that it does not like and no leading dots, whatever the panel
 * says. The panel may show a percent-encoded form of what is sent (gphotos-sync, issue 21).
 */
enum Oddity {
  TODAY(draft -> draft.takenRecently(Duration.ofMinutes(40), 0)),
  LIVE_PHOTO(ItemDraft::live),
  EDITED(ItemDraft::edited),
  FILM_FROM_ANDROID(draft -> draft.format(MediaFormat.MP4)),
  MOTION_PHOTO(draft -> draft.format(MediaFormat.MOTION_PHOTO)),
  SCREENSHOT(draft -> draft.format(MediaFormat.PNG).withoutMetadata().shape(Shape.PORTRAIT)),
  RAW(draft -> draft.format(MediaFormat.DNG)),
  ANIMATION(draft -> draft.format(MediaFormat.GIF).withoutMetadata()),
  FROM_MESSENGER(draft -> draft.format(MediaFormat.WEBP).withoutMetadata()),
  FILM_FROM_APPLE(draft -> draft.format(MediaFormat.MOV)),
  READY_SOON(draft -> unready(draft, Undownloadable.READY_SOON_TEXT)),
  ARCHIVED(ItemDraft::archived),
  NO_OFFSET(draft -> draft.withoutOffset().withoutPosition()),
  IN_ONE_ALBUM(draft -> draft.inAlbums(1).oddName(NameQuirk.SAME_NAME, "IMG_0007.JPG")),
  IN_TWO_ALBUMS(
      draft -> draft.inAlbums(2).oddName(NameQuirk.SAME_NAME, "IMG_0007.JPG").atTimeOfPrevious()),
  ESCAPING(
      draft ->
          draft.names(NameQuirk.HOSTILE, "../../escape.jpg", "../../escape.jpg", "____escape.jpg")),
  EMPTY_NAME(draft -> draft.names(NameQuirk.EMPTY, "IMG_3001.JPG", "IMG_3001.JPG", "")),
  DOWNLOAD(draft -> draft.names(NameQuirk.DOWNLOAD, "IMG_3002.JPG", "IMG_3002.JPG", "download")),
  URL_ENCODED(
      draft ->
          draft.names(
              NameQuirk.URL_ENCODED,
              "IMG_20141114_125316%3Anopm%3A.jpg",
              "IMG_20141114_125316%253Anopm%253A.jpg",
              "IMG_20141114_125316%3Anopm%3A.jpg")),
  MANGLED(
      draft ->
          draft.names(
              NameQuirk.MANGLED,
              "Oma's \"70th\" #1 & <3?.jpg",
              "Oma's \"70th\" #1 & <3?.jpg",
              "Oma_s _70th_ _1 _ _3_.jpg")),
  NFD(
      draft -> {
        String composed = "Gr\u00FC\u00DFe aus K\u00F6ln.jpg";
        String split = Normalizer.normalize(composed, Normalizer.Form.NFD);
        draft.names(NameQuirk.NFD, split, composed, split);
      }),
  LONG(draft -> draft.oddName(NameQuirk.LONG, longName("holiday at the lake ", ".jpg"))),
  CONVERTED(
      draft ->
          draft.names(
              NameQuirk.CONVERTED_EXTENSION, "IMG_4711.jpg", "IMG_4711.HEIC", "IMG_4711.jpg")),
  NO_EXTENSION(draft -> draft.oddName(NameQuirk.NO_EXTENSION, "holiday picture")),
  CASE_TWIN(draft -> draft.oddName(NameQuirk.CASE_TWIN, "Garden.jpg")),
  OTHER_CASE_TWIN(draft -> draft.oddName(NameQuirk.CASE_TWIN, "garden.JPG").atTimeOfPrevious()),
  PROCESSING_DIALOG(draft -> unready(draft, Undownloadable.PROCESSING_DIALOG)),
  PROCESSING_TOAST(draft -> unready(draft, Undownloadable.PROCESSING_TOAST)),
  ERROR_PAGE(draft -> unready(draft, Undownloadable.ERROR_PAGE)),
  HIGHLIGHTS(draft -> highlights(draft, Undownloadable.READY_SOON_TEXT)),
  HIGHLIGHTS_NOT_FOUND(draft -> highlights(draft, Undownloadable.ERROR_PAGE)),
  LATE_UPLOAD(draft -> draft.takenYearsAgo(13).uploadedAt(draft.now().minus(Duration.ofHours(30)))),
  IN_THREE_ALBUMS(draft -> draft.format(MediaFormat.HEIC).inAlbums(3).offsetNotInFile()),
  RESERVED_NAME(draft -> draft.oddName(NameQuirk.HOSTILE, "con.jpg")),
  SEPARATORS(
      draft ->
          draft.names(NameQuirk.HOSTILE, "a/b\\c:d*e?.jpg", "a/b\\c:d*e?.jpg", "a_b_c_d_e_.jpg")),
  LEADING_DOTS(
      draft ->
          draft
              .takenRecently(Duration.ofMinutes(100), 1)
              .names(NameQuirk.HOSTILE, "..hidden.jpg", "..hidden.jpg", "hidden.jpg")),
  TRAILING_BLANKS(
      draft ->
          draft
              .takenThisYear()
              .names(
                  NameQuirk.HOSTILE,
                  " trailing.jpg. . ",
                  " trailing.jpg. . ",
                  "_trailing.jpg._._")),
  EMOJI(
      draft ->
          draft
              .shape(Shape.SQUARE)
              .oddName(
                  NameQuirk.EMOJI, "\uD83C\uDFD6\uFE0F beach \uD83D\uDC68\u200D\uD83D\uDC67.jpg")),
  SHARED_RAW(
      draft ->
          draft.names(
              NameQuirk.CONVERTED_EXTENSION, "DSC0001.ARW.jpg", "DSC0001.ARW", "DSC0001.ARW.jpg")),
  ARCHIVED_CONTROLS(
      draft ->
          draft
              .archived()
              .names(
                  NameQuirk.HOSTILE,
                  "tab\tnew\nline\u202Egpj.jpg",
                  "tab\tnew\nline\u202Egpj.jpg",
                  "tab_new_line\u202Egpj.jpg")),
  NULL_ISLAND(ItemDraft::atNullIsland);

  private static final int NAME_CHARACTERS = 250;

  @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
  private final Consumer<ItemDraft> change;

  Oddity(Consumer<ItemDraft> change) {
    this.change = change;
  }

  void applyTo(ItemDraft draft) {
    change.accept(draft);
  }

  private static void unready(ItemDraft draft, Undownloadable how) {
    draft.format(MediaFormat.MP4).unready(how);
  }

  private static void highlights(ItemDraft draft, Undownloadable how) {
    unready(draft, how);
    draft.kind(Kind.HIGHLIGHT_VIDEO).withoutPosition();
  }

  private static String longName(String words, String extension) {
    String base = words.repeat(NAME_CHARACTERS / words.length() + 1);
    return base.substring(0, NAME_CHARACTERS - extension.length()) + extension;
  }
}
