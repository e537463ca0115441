package photos.keepsake.simulator.site;

/**
 * A list of items at the site, and the addresses under it.
 *
 * @param kind what list
 * @param id the album's or partner's id, or the share's token; empty for the others
 * @param auth the share's key; empty for the others
 */
record Place(Kind kind, String id, String auth) {
  enum Kind {
    LIBRARY,
    ARCHIVE,
    ALBUM,
    SHARE,
    RECENT,
    TRASH,
    PARTNER
  }

  static final Place LIBRARY = new Place(Kind.LIBRARY, "", "");
  static final Place ARCHIVE = new Place(Kind.ARCHIVE, "", "");
  static final Place RECENT = new Place(Kind.RECENT, "", "");
  static final Place TRASH = new Place(Kind.TRASH, "", "");

  static Place album(String id) {
    return new Place(Kind.ALBUM, id, "");
  }

  static Place share(String token, String auth) {
    return new Place(Kind.SHARE, token, auth);
  }

  static Place partner(String id) {
    return new Place(Kind.PARTNER, id, "");
  }

  /** The place that {@link #text()} named. */
  static Place parse(String text, String auth) {
    int colon = text.indexOf(':');
    Kind kind = Kind.valueOf(colon < 0 ? text : text.substring(0, colon));
    return new Place(kind, colon < 0 ? "" : text.substring(colon + 1), auth);
  }

  /** For the page's requests. */
  String text() {
    return id.isEmpty() ? kind.name() : kind.name() + ":" + id;
  }

  /** The path of the list itself. */
  String listPath() {
    return switch (kind) {
      case LIBRARY -> "/";
      case ARCHIVE -> "/archive";
      case RECENT -> "/search/_tra_";
      case TRASH -> "/trash";
      case ALBUM -> "/album/" + id;
      case SHARE -> "/share/" + id + querySuffix();
      case PARTNER -> "/partner/" + id;
    };
  }

  /** What stands before an item's key in its path. */
  String photoPath() {
    return switch (kind) {
      case LIBRARY, ARCHIVE, RECENT -> "/photo/";
      case TRASH -> "/trash/";
      case ALBUM -> "/album/" + id + "/photo/";
      case SHARE -> "/share/" + id + "/photo/";
      case PARTNER -> "/partner/" + id + "/photo/";
    };
  }

  /** What stands behind an item's key. */
  String querySuffix() {
    return kind == Kind.SHARE ? "?key=" + auth : "";
  }
}
