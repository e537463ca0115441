package photos.keepsake.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;

/**
 * What the files of one item are to be called, before anybody asks whether the names are free.
 *
 * <ul>
 *   <li>The name that the site shows wins over the one that came with the bytes, which the site
 *       mangles. {@code download} and nothing at all are no names; then the item's id is the name.
 *   <li>A name keeps its extension unless it would mislead. A JPEG shown as {@code a.HEIC} that
 *       came as {@code a.jpg} is {@code a.jpg}; where nobody offers a fitting name, the right
 *       extension is put behind the wrong one.
 *   <li>The edited version of {@code a.jpg} is {@code a-edited.jpg}.
 *   <li>The clip of a live photo is called as its still is, with the extension of its own.
 *   <li>Several stills in one zip keep the names that they have there.
 * </ul>
 */
final class ItemNames {
  private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final int SAME_NAME_MAX = 1_000;

  private final ItemId id;
  private final String shown;

  /**
   * Names for one item.
   *
   * @param shown the name as the site shows it, may be empty
   */
  ItemNames(ItemId id, String shown) {
    this.id = id;
    this.shown = shown;
  }

  /** One safe name for each file, no two of which any file system takes for the same. */
  List<String> of(List<StagedFile> files) {
    boolean several = files.stream().filter(ItemNames::isStillOfZip).count() > 1;
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    String still = id.value();
    for (StagedFile file : files) {
      boolean clip = file.role() == FileRole.MOTION_CLIP;
      String name = clip ? SafeName.withEnding(still, extension(file)) : name(file, several);
      still = clip ? still : SafeName.base(name);
      names.add(distinct(name, taken));
    }
    return names;
  }

  private static boolean isStillOfZip(StagedFile file) {
    return file.part() && file.role() == FileRole.ORIGINAL;
  }

  private String name(StagedFile file, boolean severalStills) {
    Optional<String> own = usable(decoded(file.originalName()));
    Optional<String> site = usable(shown);
    boolean ownFirst = file.part() && severalStills;
    String base = (ownFirst ? own.or(() -> site) : site.or(() -> own)).orElse(id.value());
    String name = rightlyEnded(base, file, own);
    return file.role() == FileRole.EDITED ? SafeName.withSuffix(name, "-edited") : name;
  }

  private static String rightlyEnded(String base, StagedFile file, Optional<String> own) {
    String extension = SafeName.extension(base);
    Optional<String> better =
        own.map(SafeName::extension).filter(ending -> fits(file, ending) && !ending.isEmpty());
    boolean fits = !extension.isEmpty() && fits(file, extension);
    // A zip is called as its still is; its entries know best what they are.
    boolean entryDiffers =
        file.part() && better.filter(e -> !e.equalsIgnoreCase(extension)).isPresent();
    if (fits && !entryDiffers) {
      return base;
    }
    return better
        .map(ending -> SafeName.withEnding(SafeName.base(base), ending))
        .orElseGet(() -> SafeName.withEnding(base, file.type().extension()));
  }

  private static boolean fits(StagedFile file, String extension) {
    return file.type().goesWith(extension);
  }

  /** Its own where that is right, else the one for its bytes. */
  private static String extension(StagedFile file) {
    return usable(decoded(file.originalName()))
        .map(SafeName::extension)
        .filter(ending -> !ending.isEmpty() && fits(file, ending))
        .orElse(file.type().extension());
  }

  private static Optional<String> usable(String name) {
    return SafeName.of(name).filter(safe -> !safe.equalsIgnoreCase("download"));
  }

  private static String distinct(String name, Set<String> taken) {
    String distinct = name;
    for (int n = 2; !taken.add(SafeName.key(distinct)) && n < SAME_NAME_MAX; n++) {
      distinct = SafeName.withSuffix(name, " (" + n + ")");
    }
    return distinct;
  }

  /** {@code My%20Dog.jpg} as it was meant; anything that is not all percent-encoded UTF-8 stays. */
  static String decoded(String name) {
    Matcher encoded = PERCENT.matcher(name);
    if (!encoded.find() || name.replaceAll(PERCENT.pattern(), "").indexOf('%') >= 0) {
      return name;
    }
    byte[] raw = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.put(
            (byte) Integer.parseInt(new String(raw, i + 1, 2, StandardCharsets.US_ASCII), 16));
        i += 2;
      } else {
        bytes.put(raw[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }
}
