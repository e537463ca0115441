package photos.keepsake.archive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is, by its bytes. {@link Sniffer} tells. */
enum MediaType {
  JPEG("image/jpeg", Family.JPEG, "jpg", "jpeg", "jpe", "jfif", "mpo"),
  PNG("image/png", Family.PNG, "png", "apng"),
  GIF("image/gif", Family.GIF, "gif"),
  WEBP("image/webp", Family.WEBP, "webp"),
  HEIC("image/heic", Family.HEIF, "heic", "heif", "hif"),
  HEIF("image/heif", Family.HEIF, "heif", "heic", "hif"),
  AVIF("image/avif", Family.HEIF, "avif"),
  JXL("image/jxl", Family.JXL, "jxl"),
  DNG("image/x-adobe-dng", Family.TIFF, "dng"),
  RAW("image/x-raw", Family.TIFF, "arw", "cr2", "nef", "nrw", "orf", "pef", "rw2", "srw", "sr2"),
  TIFF("image/tiff", Family.TIFF, "tif", "tiff"),
  CR3("image/x-canon-cr3", Family.CR3, "cr3"),
  RAF("image/x-fuji-raf", Family.RAF, "raf"),
  BMP("image/bmp", Family.BMP, "bmp", "dib"),
  SVG("image/svg+xml", Family.SVG, "svg"),
  MP4("video/mp4", Family.MP4, "mp4", "m4v", "insv", "lrv"),
  M4V("video/x-m4v", Family.MP4, "m4v"),
  QUICKTIME("video/quicktime", Family.MP4, "mov", "qt"),
  THREE_GPP("video/3gpp", Family.MP4, "3gp", "3g2", "3gpp"),
  AVI("video/x-msvideo", Family.AVI, "avi", "divx"),
  WEBM("video/webm", Family.MATROSKA, "webm"),
  MATROSKA("video/x-matroska", Family.MATROSKA, "mkv"),
  MPEG_TS("video/mp2t", Family.MPEG, "mts", "m2ts", "m2t", "ts", "tod"),
  MPEG_PS("video/mpeg", Family.MPEG, "mpg", "mpeg", "mod", "vob", "mmv"),
  WMV("video/x-ms-wmv", Family.WMV, "wmv", "asf"),
  ZIP("application/zip", Family.ZIP, "zip"),
  HTML("text/html", Family.TEXT, "html", "htm"),
  XML("application/xml", Family.TEXT, "xml"),
  JSON("application/json", Family.TEXT, "json"),
  EMPTY("application/x-empty", Family.NONE),
  UNKNOWN("application/octet-stream", Family.NONE);

  /** Types whose extensions people and cameras use for one another. */
  enum Family {
    JPEG,
    PNG,
    GIF,
    WEBP,
    HEIF,
    JXL,
    TIFF,
    CR3,
    RAF,
    BMP,
    SVG,
    MP4,
    AVI,
    MATROSKA,
    MPEG,
    WMV,
    ZIP,
    TEXT,
    NONE
  }

  private final String mime;
  private final Family family;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> extensions;

  MediaType(String mime, Family family, String... extensions) {
    this.mime = mime;
    this.family = family;
    this.extensions = List.of(extensions);
  }

  String mime() {
    return mime;
  }

  boolean isImage() {
    return mime.startsWith("image/");
  }

  boolean isVideo() {
    return mime.startsWith("video/");
  }

  /** With its dot; empty where no name would say more than the bytes. */
  String extension() {
    return extensions.isEmpty() ? "" : "." + extensions.get(0);
  }

  /** Whether an extension (with dot, or empty) lets nobody take the file for something else. */
  boolean goesWith(String extension) {
    Optional<MediaType> other = byExtension(extension);
    return other.isEmpty() || family == Family.NONE || other.get().family == family;
  }

  /** The type that an extension (with dot) stands for; empty for an unknown one. */
  static Optional<MediaType> byExtension(String extension) {
    String plain = extension.isEmpty() ? "" : extension.substring(1).toLowerCase(Locale.ROOT);
    for (MediaType type : values()) {
      if (type.extensions.contains(plain)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
