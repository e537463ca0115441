package photos.keepsake.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a file name that every file system takes, and that cannot leave its folder, out of any
 * text. The rule, in this order; a name to which none of it applies stays as it is:
 *
 * <ol>
 *   <li>Unicode is composed (NFC), half characters become {@code _};
 *   <li>{@code / \ : * ? " < > |}, control characters, line separators and marks that turn the
 *       reading direction become {@code _};
 *   <li>dots and blanks at the beginning and at the end go away;
 *   <li>more than {@value #BYTES_MAX} bytes of UTF-8 are cut, before the extension;
 *   <li>a name that Windows keeps for devices ({@code con}, {@code nul.jpg}, {@code COM1}) gets a
 *       {@code _} in front.
 * </ol>
 *
 * <p>The name as it came stays in the catalog.
 */
final class SafeName {
  /**
   * With every suffix and extension. eCryptfs, on which encrypted shared folders of a Synology lie,
   * takes 143; a sidecar adds {@code .xmp}.
   */
  static final int BYTES_MAX = 143 - 4;

  /** Far more than fits; what follows costs nobody time. */
  private static final int LOOKED_AT_MAX = 1_000;

  /** What follows a later dot is an extension only if it is this short. */
  private static final int EXTENSION_MAX = 12;

  private static final String TURNING_MARKS =
      "\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff";
  private static final Pattern FORBIDDEN =
      Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}" + TURNING_MARKS + "]");
  private static final Pattern EDGES = Pattern.compile("^[.\\s\\u00a0]+|[.\\s\\u00a0]+$");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(?:com|lpt)[0-9\\u00b9\\u00b2\\u00b3])"
              + "\\s*(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private SafeName() {}

  /** Empty when nothing is left that could be a name. */
  static Optional<String> of(String name) {
    String composed = Normalizer.normalize(shortened(name), Normalizer.Form.NFC);
    String cut = trimmed(fitted(trimmed(FORBIDDEN.matcher(composed).replaceAll("_"))));
    String free = DEVICE.matcher(cut).matches() ? trimmed(fitted("_" + cut)) : cut;
    return free.isEmpty() ? Optional.empty() : Optional.of(free);
  }

  private static String shortened(String name) {
    String base = base(name);
    return base.codePointCount(0, base.length()) <= LOOKED_AT_MAX
        ? name
        : base.substring(0, base.offsetByCodePoints(0, LOOKED_AT_MAX)) + extension(name);
  }

  private static String trimmed(String name) {
    return EDGES.matcher(name).replaceAll("");
  }

  private static String fitted(String name) {
    return fit(base(name), extension(name));
  }

  /** {@code IMG_1.jpg} and {@code " (2)"} make {@code IMG_1 (2).jpg}, cut where it is too long. */
  static String withSuffix(String name, String suffix) {
    return fit(base(name), suffix + extension(name));
  }

  /** {@code ending} behind all of the name, which is cut where it is too long. */
  static String withEnding(String name, String ending) {
    return fit(name, ending);
  }

  /** The name without its extension. */
  static String base(String name) {
    return name.substring(0, name.length() - extension(name).length());
  }

  /** With its dot; empty when there is none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    String tail = dot <= 0 ? "" : name.substring(dot);
    boolean plain =
        tail.length() > 1
            && tail.length() <= EXTENSION_MAX + 1
            && tail.chars().skip(1).allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    return plain ? tail : "";
  }

  /** Equal for names that some file system takes for one: whatever their case and composition. */
  static String key(String path) {
    String upper = Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static String fit(String base, String rest) {
    int room = BYTES_MAX - rest.getBytes(StandardCharsets.UTF_8).length;
    int end = 0;
    while (end < base.length()) {
      int character = base.codePointAt(end);
      room -= bytes(character);
      if (room < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return base.substring(0, end) + rest;
  }

  /** In UTF-8. */
  private static int bytes(int character) {
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }
}
