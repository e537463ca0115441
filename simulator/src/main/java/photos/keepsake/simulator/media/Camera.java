package photos.keepsake.simulator.media;

/** An invented camera, so that no reader takes its maker note for one of a known make. */
public enum Camera {
  FIELD_PHONE("Larkspur", "Field 12"),
  POCKET_PHONE("Wren", "W9 Pro"),
  STILL_CAMERA("Alder Optical", "A7 Mark II");

  private final String make;
  private final String model;

  Camera(String make, String model) {
    this.make = make;
    this.model = model;
  }

  /** As in the EXIF tag Make. */
  public String make() {
    return make;
  }

  /** As in the EXIF tag Model. */
  public String model() {
    return model;
  }
}
