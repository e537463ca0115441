package photos.keepsake.simulator.truth;

/** What the site calls an item, as its labels begin: "Photo - Landscape - ...". */
public enum Kind {
  PHOTO,
  VIDEO,
  ANIMATION,
  /** Made by the site itself; never handed out. */
  HIGHLIGHT_VIDEO;

  /** Whether its viewer shows a film. */
  public boolean isVideo() {
    return this == VIDEO || this == HIGHLIGHT_VIDEO;
  }
}
