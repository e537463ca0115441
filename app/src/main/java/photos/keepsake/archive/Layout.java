package photos.keepsake.archive;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.RunFailure;

/**
 * Where in the archive a file goes, as a template such as {@code {yyyy}/{yyyy-MM}/{name}}. Fields
 * in braces are filled in, the rest is taken as it is, '/' separates folders. Dates are those on
 * the photographer's wall clock; a photo without a date goes to a folder {@code undated} in their
 * place. {@code {id}} is the item's own id at the site, for folders only.
 *
 * <p>The last part must hold {@code {name}}, the folders must not: so a folder's name never depends
 * on what somebody called a photo.
 */
public final class Layout {
  private static final String UNDATED = "undated";
  private static final String NAME = "{name}";
  private static final String ID = "{id}";
  private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

  private static final Set<String> OTHER_FIELDS = Set.of("name", "kind", "id");

  /** Deeper trees help nobody and run into the limits of Windows paths. */
  private static final int DEPTH_MAX = 8;

  private static final Map<String, DateTimeFormatter> DATES = dates();

  /** {@code {yyyy}/{yyyy-MM}/{name}}. */
  public static final Layout STANDARD = parse("{yyyy}/{yyyy-MM}/{name}");

  private final String template;
  private final List<String> folders;
  private final String last;

  private Layout(String template, List<String> folders, String last) {
    this.template = template;
    this.folders = folders;
    this.last = last;
  }

  private static Map<String, DateTimeFormatter> dates() {
    Map<String, DateTimeFormatter> dates = new TreeMap<>();
    for (String field : List.of("yyyy", "MM", "dd", "yyyy-MM", "yyyy-MM-dd")) {
      dates.put(field, DateTimeFormatter.ofPattern(field.replace('y', 'u'), Locale.ROOT));
    }
    return dates;
  }

  /**
   * Reads a template.
   *
   * @throws RunFailure with USAGE for one that cannot be, saying what can
   */
  public static Layout parse(String template) {
    List<String> parts = List.of(template.split("/", -1));
    String last = parts.get(parts.size() - 1);
    check(parts.size() <= DEPTH_MAX, template, "it has more than " + DEPTH_MAX + " parts");
    check(last.contains(NAME), template, "its last part has no {name}");
    check(!last.contains(ID), template, "only folders may have {id}");
    for (String part : parts) {
      checkPart(template, part);
    }
    for (String folder : parts.subList(0, parts.size() - 1)) {
      check(!folder.contains(NAME), template, "only its last part may have {name}");
    }
    return new Layout(template, parts.subList(0, parts.size() - 1), last);
  }

  private static void checkPart(String template, String part) {
    Matcher fields = FIELD.matcher(part);
    while (fields.find()) {
      String field = fields.group(1);
      boolean known = DATES.containsKey(field) || OTHER_FIELDS.contains(field);
      check(known, template, "{" + field + "} is not a field");
    }
    String filled = fields.replaceAll("2024");
    boolean safe = filled.indexOf('{') < 0 && SafeName.of(filled).equals(Optional.of(filled));
    check(safe, template, "\"" + part + "\" cannot be a folder or file name on every system");
  }

  private static void check(boolean holds, String template, String why) {
    if (!holds) {
      throw new RunFailure(
          RunFailure.Reason.USAGE,
          "cannot use the layout \"" + template + "\"",
          why,
          "use {yyyy} {MM} {dd} {yyyy-MM} {yyyy-MM-dd} {kind} {id} for folders and {name} at the end,"
              + " as in {yyyy}/{yyyy-MM}/{name}");
    }
  }

  /** Whether every item has a folder of its own. */
  boolean isByItem() {
    return folders.stream().anyMatch(folder -> folder.contains(ID));
  }

  /** The folder, relative to the archive with '/', empty for the archive itself. */
  String folder(ItemId id, Optional<LocalDateTime> taken, ItemKind kind) {
    List<String> filled = new ArrayList<>();
    for (String folder : folders) {
      String next = fill(folder.replace(ID, safe(id)), taken, kind);
      boolean again = next.equals(UNDATED) && filled.contains(UNDATED);
      if (!again) {
        filled.add(next);
      }
    }
    return String.join("/", filled);
  }

  /** Ids are long at times, and may be what a system keeps for devices. */
  private static String safe(ItemId id) {
    return SafeName.of(id.value()).orElse(id.value());
  }

  /** What the file is called there, from its safe name. */
  String fileName(String name, Optional<LocalDateTime> taken, ItemKind kind) {
    int at = last.indexOf(NAME);
    String before = fill(last.substring(0, at), taken, kind);
    String after = fill(last.substring(at + NAME.length()), taken, kind);
    return SafeName.of(SafeName.withSuffix(before + name, after)).orElse(name);
  }

  private static String fill(String part, Optional<LocalDateTime> taken, ItemKind kind) {
    return FIELD.matcher(part).replaceAll(field -> value(field.group(1), taken, kind));
  }

  private static String value(String field, Optional<LocalDateTime> taken, ItemKind kind) {
    DateTimeFormatter date = DATES.get(field);
    if (date == null) {
      return kind.name().toLowerCase(Locale.ROOT);
    }
    return taken.map(date::format).orElse(UNDATED);
  }

  @Override
  public String toString() {
    return template;
  }
}
