package photos.keepsake.simulator.truth;

/** The orientation, as the site's labels say it. */
public enum Shape {
  LANDSCAPE("Landscape"),
  PORTRAIT("Portrait"),
  SQUARE("Square");

  private final String label;

  Shape(String label) {
    this.label = label;
  }

  /** The English word of the label. */
  public String label() {
    return label;
  }

  /** The shape of a picture of so many pixels. */
  public static Shape of(int width, int height) {
    if (width == height) {
      return SQUARE;
    }
    return width > height ? LANDSCAPE : PORTRAIT;
  }
}
