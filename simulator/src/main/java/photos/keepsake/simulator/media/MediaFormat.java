package photos.keepsake.simulator.media;

/**
 * A kind of file that can be made, with the size of its picture and the smallest file that holds
 * picture and metadata.
 */
public enum MediaFormat {
  JPEG("jpg", "image/jpeg", 960, 720, 20_000),
  PNG("png", "image/png", 1280, 576, 20_000),
  GIF("gif", "image/gif", 320, 240, 20_000),
  WEBP("webp", "image/webp", 960, 720, 20_000),
  /** Structure and metadata are right, the coded picture itself is noise. */
  HEIC("heic", "image/heic", 4032, 3024, 4_000),
  /** As an Apple phone writes it: Motion JPEG inside, place and local time in keyed metadata. */
  MOV("mov", "video/quicktime", 640, 480, 40_000),
  /** As an Android phone writes it: creation time in UTC, place as {@code ©xyz}. */
  MP4("mp4", "video/mp4", 640, 480, 40_000),
  /** Raw sensor data in a TIFF, with a small preview. */
  DNG("dng", "image/x-adobe-dng", 160, 112, 40_000),
  /** An Android motion photo: a JPEG whose XMP tells of the MP4 behind its end. */
  MOTION_PHOTO("jpg", "image/jpeg", 960, 720, 80_000);

  private final String extension;
  private final String mimeType;
  private final int longEdge;
  private final int shortEdge;
  private final int smallestBytes;

  MediaFormat(String extension, String mimeType, int longEdge, int shortEdge, int smallestBytes) {
    this.extension = extension;
    this.mimeType = mimeType;
    this.longEdge = longEdge;
    this.shortEdge = shortEdge;
    this.smallestBytes = smallestBytes;
  }

  /** The usual one, lower case, without a dot. */
  public String extension() {
    return extension;
  }

  /** As a server would send it. */
  public String mimeType() {
    return mimeType;
  }

  /** Pixels of the longer side; a multiple of 16. */
  public int longEdge() {
    return longEdge;
  }

  /** Pixels of the shorter side; a multiple of 16. */
  public int shortEdge() {
    return shortEdge;
  }

  /** No file of this kind can be asked to be smaller. */
  public int smallestBytes() {
    return smallestBytes;
  }

  /** Whether it is a film rather than a picture. */
  public boolean isVideo() {
    return this == MOV || this == MP4;
  }
}
