package photos.keepsake.simulator.truth;

/** What is odd about an item's names; contract of the page, section 6, "Names". */
public enum NameQuirk {
  /** The same ordinary name everywhere. */
  NONE,
  /** The site replaced characters by underscores, or dropped a leading dot, in what it sends. */
  MANGLED,
  /** The download comes without any name. */
  EMPTY,
  /** The download is called "download". */
  DOWNLOAD,
  /** The panel shows the percent-encoded form of the name that is sent. */
  URL_ENCODED,
  /**
   * A name that would harm a careless disk: separators, reserved names, dots, trailing blanks. The
   * panel and the entries of a zip have it as it is; a download's own name is made harmless.
   */
  HOSTILE,
  /** Accents as separate characters in what is sent, as a Mac writes them; composed where shown. */
  NFD,
  /** The site converted the file, and its extension with it. */
  CONVERTED_EXTENSION,
  /** Far longer than a file system takes. */
  LONG,
  /** No extension. */
  NO_EXTENSION,
  /** Emoji, some of several code points. */
  EMOJI,
  /** Another item has the very same name. */
  SAME_NAME,
  /** Another item's name differs only in upper and lower case. */
  CASE_TWIN
}
