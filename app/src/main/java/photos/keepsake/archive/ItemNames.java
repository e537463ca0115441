package photos.keepsake.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
 *   <li>A shown extension stays, also where the bytes are of another type: the catalog has the
 *       type. A name without one, or with that of the zip it came in, gets that of the name that
 *       came with the bytes, else the one for their type.
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

  /**
   * One safe name for each file, no two of which any file system takes for the same.
   *
   * @param layout makes out of a safe name the one in the archive
   */
  List<String> of(List<StagedFile> files, UnaryOperator<String> layout) {
    boolean several = files.stream().filter(ItemNames::isStillOfZip).count() > 1;
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    String still = id.value();
    for (StagedFile file : files) {
      boolean clip = file.role() == FileRole.MOTION_CLIP;
      String name = clip ? SafeName.withEnding(still, extension(file)) : name(file, several);
      still = clip ? still : SafeName.base(name);
      names.add(distinct(layout.apply(name), taken));
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
    String name = (ownFirst ? own.or(() -> site) : site.or(() -> own)).orElse(id.value());
    if (file.role() == FileRole.EDITED) {
      return SafeName.withSuffix(withExtension(name, editedExtension(name, file)), "-edited");
    }
    return hasExtension(name) ? name : withExtension(name, extension(file));
  }

  /** The shown name is the original's; an editor may have made another type of it. */
  private static String editedExtension(String name, StagedFile file) {
    String shown = SafeName.extension(name);
    boolean fits = MediaType.byExtension(shown).equals(Optional.of(file.type()));
    return fits ? shown : extension(file);
  }

  private static boolean hasExtension(String name) {
    String extension = SafeName.extension(name);
    return !extension.isEmpty() && !extension.equalsIgnoreCase(MediaType.ZIP.extension());
  }

  private static String withExtension(String name, String extension) {
    return SafeName.withEnding(SafeName.base(name), extension);
  }

  /** The one that came with the bytes, else the one for them. */
  private static String extension(StagedFile file) {
    return usable(decoded(file.originalName()))
        .filter(ItemNames::hasExtension)
        .map(SafeName::extension)
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
