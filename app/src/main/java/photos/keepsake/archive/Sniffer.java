package photos.keepsake.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells what a file is by its first bytes. The name decides only between formats that begin alike:
 * most RAW files begin as a TIFF does.
 */
final class Sniffer {
  /** What text may have before it begins: space, comments, an XML declaration. */
  private static final Pattern PREAMBLE =
      Pattern.compile("\\A(?:\\s+|<!--.*?(?:-->|\\z)|<\\?xml.*?(?:\\?>|\\z))+", Pattern.DOTALL);

  private static final Pattern HTML_START =
      Pattern.compile(
          "<(?:!doctype\\s+html|html|head|body|title|meta|script|style|link|div|p|h1|table|iframe)"
              + "(?:[\\s>/].*|\\z)",
          Pattern.DOTALL);
  private static final Pattern JSON_START =
      Pattern.compile("(?:\\)]}'|[\\[{]\\s*[\"\\[{}\\]0-9-]).*", Pattern.DOTALL);

  private final byte[] head;
  private final String name;

  private Sniffer(byte[] head, String name) {
    this.head = head;
    this.name = name;
  }

  /**
   * Never fails; what is not known is {@link MediaType#UNKNOWN}.
   *
   * @param head the first bytes, all of them for a short file
   * @param name untrusted, may be empty
   */
  static MediaType sniff(byte[] head, String name) {
    if (head.length == 0) {
      return MediaType.EMPTY;
    }
    return new Sniffer(head, name).sniff();
  }

  private MediaType sniff() {
    MediaType still = still();
    if (still != MediaType.UNKNOWN) {
      return still;
    }
    MediaType moving = moving();
    return moving != MediaType.UNKNOWN ? moving : text();
  }

  private MediaType still() {
    if (at(0, 0xff, 0xd8, 0xff)) {
      return MediaType.JPEG;
    } else if (at(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return MediaType.PNG;
    } else if (at(0, "GIF87a") || at(0, "GIF89a")) {
      return MediaType.GIF;
    } else if (at(0, "RIFF") && at(8, "WEBP")) {
      return MediaType.WEBP;
    } else if (at(0, "FUJIFILMCCD-RAW")) {
      return MediaType.RAF;
    } else if (at(0, "BM") && at(6, 0, 0, 0, 0)) {
      return MediaType.BMP;
    } else if (at(0, 0xff, 0x0a) || at(4, "JXL \r\n")) {
      return MediaType.JXL;
    } else if (at(0, 'I', 'I', 0x1a, 0) && at(6, "HEAPCCDR")) {
      return MediaType.CRW;
    } else if (at(0, "FOVb")) {
      return MediaType.X3F;
    } else if (at(0, "\0MRM")) {
      return MediaType.MRW;
    }
    return tiffLike();
  }

  private MediaType tiffLike() {
    boolean raw = at(0, "IIRO") || at(0, "IIRS") || at(0, "MMOR") || at(0, "IIU\0");
    if (raw) {
      return MediaType.RAW;
    }
    boolean tiff = at(0, 'I', 'I', 42, 0) || at(0, 'M', 'M', 0, 42) || at(0, 'M', 'M', 0, 43);
    if (!tiff && !at(0, 'I', 'I', 43, 0)) {
      return MediaType.UNKNOWN;
    }
    return MediaType.byExtension(SafeName.extension(name))
        .filter(type -> type == MediaType.DNG || type == MediaType.RAW)
        .orElse(at(8, "CR") ? MediaType.RAW : MediaType.TIFF);
  }

  private MediaType moving() {
    if (at(4, "ftyp")) {
      return brand();
    } else if (at(4, "moov") || at(4, "mdat") || at(4, "pnot") || isPadding()) {
      return MediaType.QUICKTIME;
    } else if (at(0, "RIFF") && at(8, "AVI ")) {
      return MediaType.AVI;
    } else if (at(0, 0x1a, 0x45, 0xdf, 0xa3)) {
      return ascii(0, 64).contains("webm") ? MediaType.WEBM : MediaType.MATROSKA;
    } else if (at(0, 0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)) {
      return MediaType.WMV;
    } else if (at(0, 0, 0, 1, 0xba) || at(0, 0, 0, 1, 0xb3)) {
      return MediaType.MPEG_PS;
    } else if (packets(0, 188) || packets(4, 192)) {
      return MediaType.MPEG_TS;
    } else if (at(0, 'P', 'K', 3, 4) || at(0, 'P', 'K', 5, 6)) {
      return MediaType.ZIP;
    }
    return MediaType.UNKNOWN;
  }

  /** Room that old cameras leave at the top; less than 16 MB, or it is the text "the free...". */
  private boolean isPadding() {
    return at(0, 0) && (at(4, "free") || at(4, "wide") || at(4, "skip"));
  }

  /** By the major brand; where that says only "some image", by the compatible ones too. */
  private MediaType brand() {
    String major = ascii(8, 4).toLowerCase(Locale.ROOT);
    return switch (major) {
      case "heic", "heix", "hevc", "hevx", "heim", "heis" -> MediaType.HEIC;
      case "avif", "avis" -> MediaType.AVIF;
      case "mif1", "msf1" -> imageBrand();
      case "crx " -> MediaType.CR3;
      case "qt  " -> MediaType.QUICKTIME;
      case "m4v ", "m4vh", "m4vp" -> MediaType.M4V;
      default -> isOfPhone(major) ? MediaType.THREE_GPP : MediaType.MP4;
    };
  }

  private static boolean isOfPhone(String brand) {
    return brand.startsWith("3g") || brand.startsWith("mmp4");
  }

  private MediaType imageBrand() {
    int length = ((head[2] & 0xff) << 8) | (head[3] & 0xff);
    String compatible = ascii(16, Math.max(0, length - 16));
    if (compatible.contains("avif")) {
      return MediaType.AVIF;
    }
    return compatible.contains("heic") ? MediaType.HEIC : MediaType.HEIF;
  }

  private boolean packets(int from, int length) {
    int second = from + length;
    boolean two = head.length > second && at(from, 0x47) && at(second, 0x47);
    int third = second + length;
    return two && (head.length <= third || at(third, 0x47));
  }

  private MediaType text() {
    String text = PREAMBLE.matcher(decoded()).replaceFirst("");
    String start = text.toLowerCase(Locale.ROOT);
    if (HTML_START.matcher(start).matches()) {
      return MediaType.HTML;
    } else if (start.startsWith("<svg")) {
      return MediaType.SVG;
    } else if (decoded().startsWith("<?xml")) {
      return MediaType.XML;
    } else if (start.isEmpty() && decoded().contains("<!--")) {
      // A comment longer than what we look at: no photo begins like that.
      return MediaType.HTML;
    }
    if (JSON_START.matcher(start).matches()) {
      return MediaType.JSON;
    }
    return isPrintable() ? MediaType.TEXT : MediaType.UNKNOWN;
  }

  /** No format of photos is text from end to end, but what a site says instead of one is. */
  private boolean isPrintable() {
    String text = decoded();
    // Where the head ends, a character may be cut.
    String whole = text.endsWith("\ufffd") ? text.replaceFirst("\ufffd+\\z", "") : text;
    return whole.chars().allMatch(c -> c != 0xfffd && (!Character.isISOControl(c) || isBlank(c)));
  }

  private static boolean isBlank(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private String decoded() {
    if (at(0, 0xef, 0xbb, 0xbf)) {
      return new String(head, 3, head.length - 3, StandardCharsets.UTF_8);
    } else if (at(0, 0xff, 0xfe)) {
      return new String(head, 2, head.length - 2, StandardCharsets.UTF_16LE);
    } else if (at(0, 0xfe, 0xff)) {
      return new String(head, 2, head.length - 2, StandardCharsets.UTF_16BE);
    }
    return new String(head, StandardCharsets.UTF_8);
  }

  private String ascii(int from, int length) {
    int start = Math.min(from, head.length);
    return new String(
        head, start, Math.min(length, head.length - start), StandardCharsets.ISO_8859_1);
  }

  private boolean at(int from, String text) {
    return ascii(from, text.length()).equals(text);
  }

  private boolean at(int from, int... bytes) {
    if (head.length < from + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[from + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
