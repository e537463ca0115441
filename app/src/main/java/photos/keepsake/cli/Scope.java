package photos.keepsake.cli;

/**
 * What part of the library a run is about.
 *
 * @param albums only certain albums
 * @param days only items taken in certain days
 * @param timeline where no album is asked for: only the main timeline
 */
record Scope(boolean albums, boolean days, boolean timeline) {

  /** Of all lists. */
  Scope(boolean albums, boolean days) {
    this(albums, days, false);
  }

  boolean isWholeLibrary() {
    return !albums && !days && !timeline;
  }

  /** To be put behind "items"; empty for the whole library. */
  String words() {
    return (albums ? " of the albums asked for" : timeline ? " of the timeline" : "")
        + (days ? " taken in the days asked for" : "");
  }
}
