package photos.keepsake.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photos.keepsake.archive.catalog.UnprovenFile;

/** Files that are not, or maybe not, what the site says. */
final class UnprovenList {
  /** More would hide what stands above; all of them are in the JSON. */
  private static final int SHOWN_MAX = 15;

  private UnprovenList() {}

  /** Prints nothing when there are none. */
  static void print(PrintStream out, List<UnprovenFile> files) {
    if (!files.isEmpty()) {
      out.println("Unproven, with what speaks against them:");
    }
    files.stream()
        .limit(SHOWN_MAX)
        .forEach(file -> out.println("  " + file.path() + ": " + file.note()));
    if (files.size() > SHOWN_MAX) {
      out.println("  and more, see keepsake status --json");
    }
  }

  /** For programs. */
  static List<Map<String, String>> fields(List<UnprovenFile> files) {
    return files.stream().map(UnprovenList::fields).toList();
  }

  private static Map<String, String> fields(UnprovenFile file) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("path", file.path());
    fields.put("note", file.note());
    return fields;
  }
}
