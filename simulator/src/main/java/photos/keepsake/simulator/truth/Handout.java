package photos.keepsake.simulator.truth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One download as the site hands it out.
 *
 * @param version what was asked for
 * @param name as in Content-Disposition; may be empty
 * @param mimeType as in Content-Type
 * @param zip whether the entries come in a zip; else there is one, which is the download itself
 * @param entries the files in it, at least one
 */
public record Handout(
    DownloadVersion version, String name, String mimeType, boolean zip, List<Entry> entries) {
  private static final String ZIP_TYPE = "application/zip";
  private static final String GENERAL_NAME = "photos.zip";

  /** Takes a copy. */
  public Handout {
    entries = List.copyOf(entries);
  }

  /** A file under the name that it has in the download. */
  public record Entry(String name, SimulatedFile file) {}

  /**
   * Everything that the menu of an item offers, the plain download first.
   *
   * @param stack the items of the stack that it is the top of, itself first; empty when it is none
   */
  static List<Handout> of(SimulatedItem item, List<SimulatedItem> stack) {
    List<Handout> all = new ArrayList<>();
    all.add(plain(item));
    if (item.edited()) {
      all.add(single(DownloadVersion.ORIGINAL, item.files().get(0)));
    }
    clip(item).map(clip -> single(DownloadVersion.VIDEO, clip)).ifPresent(all::add);
    if (!stack.isEmpty()) {
      List<SimulatedFile> files = stack.stream().map(one -> one.files().get(0)).toList();
      all.add(zipped(DownloadVersion.ALL, GENERAL_NAME, files));
    }
    return all;
  }

  private static Handout plain(SimulatedItem item) {
    SimulatedFile shown = item.file(FileRole.EDITED).orElse(item.files().get(0));
    if (item.livePhoto()) {
      List<SimulatedFile> both = new ArrayList<>(List.of(shown));
      item.file(FileRole.CLIP).ifPresent(both::add);
      return zipped(DownloadVersion.PLAIN, zipName(item), both);
    }
    return single(DownloadVersion.PLAIN, shown);
  }

  private static Optional<SimulatedFile> clip(SimulatedItem item) {
    return item.file(FileRole.CLIP).or(item::motionClip);
  }

  /** Some zips are called after the item, some just "photos". */
  private static String zipName(SimulatedItem item) {
    boolean general = item.key().hashCode() % 2 == 0;
    return general ? GENERAL_NAME : item.fileName().replaceFirst("\\.[^.]*$", "") + ".zip";
  }

  /** One file, as it is. */
  public static Handout single(DownloadVersion version, SimulatedFile file) {
    List<Entry> entries = List.of(new Entry(file.sentName(), file));
    return new Handout(version, file.sentName(), file.mimeType(), false, entries);
  }

  /** The entries have their true names, with a number where two are alike. */
  public static Handout zipped(DownloadVersion version, String name, List<SimulatedFile> files) {
    Set<String> taken = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (SimulatedFile file : files) {
      String free = file.name();
      for (int number = 1; !taken.add(free); number++) {
        free = numbered(file.name(), number);
      }
      entries.add(new Entry(free, file));
    }
    return new Handout(version, name, ZIP_TYPE, true, entries);
  }

  private static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    return name.substring(0, end) + "(" + number + ")" + name.substring(end);
  }
}
