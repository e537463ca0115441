package photos.keepsake.simulator.truth;

/** The orientation, as the site's labels say it. */
public enum Shape {
  LANDSCAPE,
  PORTRAIT,
  SQUARE;

  /** The shape of a picture of so many pixels. */
  public static Shape of(int width, int height) {
    if (width == height) {
      return SQUARE;
    }
    return width > height ? LANDSCAPE : PORTRAIT;
  }
}
