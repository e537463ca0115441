package photos.keepsake.cli;

/**
 * What part of the library a run is about.
 *
 * @param albums only certain albums
 * @param days only items taken in certain days
 */
record Scope(boolean albums, boolean days) {

  boolean isWholeLibrary() {
    return !albums && !days;
  }

  /** To be put behind "items"; empty for the whole library. */
  String words() {
    return (albums ? " of the albums asked for" : "")
        + (days ? " taken in the days asked for" : "");
  }
}
