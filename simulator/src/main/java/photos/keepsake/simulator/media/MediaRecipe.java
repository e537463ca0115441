package photos.keepsake.simulator.media;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A file that is made while it is read. The same recipe gives the same bytes always and everywhere;
 * another seed gives another picture and other padding.
 *
 * @param format what to make
 * @param seed of picture and padding
 * @param sizeBytes exact length, from {@link MediaFormat#smallestBytes} to {@link #SIZE_BYTES_MAX}
 * @param width pixels, a multiple of 16
 * @param height pixels, a multiple of 16
 * @param capture the metadata to write; empty for files without any, as screenshots are
 */
public record MediaRecipe(
    MediaFormat format, long seed, long sizeBytes, int width, int height, Optional<Capture> capture)
    implements MediaContent {

  /** What the 32-bit lengths of these formats can say. */
  public static final long SIZE_BYTES_MAX = 0xFFFF_0000L;

  /** Refuses sizes in which the format does not fit. */
  public MediaRecipe {
    if (sizeBytes < format.smallestBytes() || sizeBytes > SIZE_BYTES_MAX) {
      throw new IllegalArgumentException("no " + format + " of " + sizeBytes + " bytes");
    }
    if (width < 16 || height < 16 || width % 16 != 0 || height % 16 != 0) {
      throw new IllegalArgumentException("no picture of " + width + " x " + height);
    }
  }

  /** A file with the format's usual picture size, lying. */
  public static MediaRecipe of(
      MediaFormat format, long seed, long sizeBytes, Optional<Capture> capture) {
    return new MediaRecipe(format, seed, sizeBytes, format.longEdge(), format.shortEdge(), capture);
  }

  @Override
  public InputStream open() {
    return new PieceStream(pieces());
  }

  /** The film that follows the end of a motion photo; there is none behind anything else. */
  public Optional<MediaRecipe> film() {
    return format == MediaFormat.MOTION_PHOTO
        ? Optional.of(MotionPhotoFile.film(this))
        : Optional.empty();
  }

  List<Piece> pieces() {
    return switch (format) {
      case JPEG -> JpegFile.pieces(this);
      case PNG -> PngFile.pieces(this);
      case GIF -> GifFile.pieces(this);
      case WEBP -> WebpFile.pieces(this);
      case HEIC -> HeicFile.pieces(this);
      case MOV, MP4 -> FilmFile.pieces(this);
      case DNG -> RawFile.pieces(this);
      case MOTION_PHOTO -> MotionPhotoFile.pieces(this);
    };
  }

  /** A seed for one use, so that picture and padding do not follow from each other. */
  long seedFor(String use) {
    return Noise.mix(seed ^ ((long) use.hashCode() << 32));
  }

  Scene scene() {
    return new Scene(seedFor("scene"), width / Scene.TILE, height / Scene.TILE);
  }
}
