package photos.keepsake.archive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is, by its bytes. {@link Sniffer} tells. */
enum MediaType {
  JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif", "mpo"),
  PNG("image/png", "png", "apng"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  HEIC("image/heic", "heic", "heif", "hif"),
  HEIF("image/heif", "heif", "heic", "hif"),
  AVIF("image/avif", "avif"),
  JXL("image/jxl", "jxl"),
  DNG("image/x-adobe-dng", "dng"),
  RAW(
      "image/x-raw",
      "arw",
      "cr2",
      "nef",
      "nrw",
      "orf",
      "pef",
      "ptx",
      "rw2",
      "rwl",
      "raw",
      "srw",
      "sr2",
      "srf",
      "3fr",
      "fff",
      "iiq",
      "mos",
      "mef",
      "erf",
      "dcr",
      "kdc",
      "k25",
      "gpr"),
  TIFF("image/tiff", "tif", "tiff"),
  CRW("image/x-canon-crw", "crw"),
  MRW("image/x-minolta-mrw", "mrw"),
  X3F("image/x-sigma-x3f", "x3f"),
  CR3("image/x-canon-cr3", "cr3"),
  RAF("image/x-fuji-raf", "raf"),
  BMP("image/bmp", "bmp", "dib"),
  SVG("image/svg+xml", "svg"),
  MP4("video/mp4", "mp4", "m4v", "insv", "lrv"),
  M4V("video/x-m4v", "m4v"),
  QUICKTIME("video/quicktime", "mov", "qt"),
  THREE_GPP("video/3gpp", "3gp", "3g2", "3gpp"),
  AVI("video/x-msvideo", "avi", "divx"),
  WEBM("video/webm", "webm"),
  MATROSKA("video/x-matroska", "mkv"),
  MPEG_TS("video/mp2t", "mts", "m2ts", "m2t", "ts", "tod"),
  MPEG_PS("video/mpeg", "mpg", "mpeg", "mod", "vob", "mmv"),
  WMV("video/x-ms-wmv", "wmv", "asf"),
  ZIP("application/zip", "zip"),
  HTML("text/html", "html", "htm"),
  XML("application/xml", "xml"),
  JSON("application/json", "json"),
  TEXT("text/plain", "txt"),
  EMPTY("application/x-empty"),
  UNKNOWN("application/octet-stream");

  private final String mime;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> extensions;

  MediaType(String mime, String... extensions) {
    this.mime = mime;
    this.extensions = List.of(extensions);
  }

  String mime() {
    return mime;
  }

  boolean isImage() {
    return mime.startsWith("image/");
  }

  /** What a site sends in the place of a photo. */
  boolean isText() {
    return this == HTML || this == XML || this == JSON || this == TEXT;
  }

  boolean isVideo() {
    return mime.startsWith("video/");
  }

  /** With its dot; empty where no name would say more than the bytes. */
  String extension() {
    return extensions.isEmpty() ? "" : "." + extensions.get(0);
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
