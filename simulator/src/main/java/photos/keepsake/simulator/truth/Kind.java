package photos.keepsake.simulator.truth;

/** What the site calls an item, as its labels begin: "Photo - Landscape - ...". */
public enum Kind {
  PHOTO("Photo"),
  VIDEO("Video"),
  ANIMATION("Animation"),
  /** Made by the site itself; never handed out. */
  HIGHLIGHT_VIDEO("Highlight video");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** The English word of the label. */
  public String label() {
    return label;
  }

  /** Whether its viewer shows a film. */
  public boolean isVideo() {
    return this == VIDEO || this == HIGHLIGHT_VIDEO;
  }
}
