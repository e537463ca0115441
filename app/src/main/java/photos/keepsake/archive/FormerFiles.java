package photos.keepsake.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.FileRole;

/**
 * The files that an item had before it was fetched again. Somebody may have edited the photo at the
 * site meanwhile: then the new version stands beside the old ones, which all stay.
 */
final class FormerFiles {
  private final List<FileLink> kept = new ArrayList<>();
  private final Set<String> proven;
  private final List<String> untrue = new ArrayList<>();

  /**
   * Looks at those that did not come again.
   *
   * @param came what the fetch brought, as it lies in the archive now
   */
  FormerFiles(ArchiveFolders folders, List<FileLink> former, List<FileLink> came) {
    Set<String> paths = came.stream().map(link -> link.file().path()).collect(Collectors.toSet());
    Set<String> bytes = came.stream().map(link -> link.file().sha256()).collect(Collectors.toSet());
    proven =
        former.stream()
            .filter(link -> link.evidence().proof() == Proof.ORIGINAL)
            .map(link -> link.file().path())
            .collect(Collectors.toSet());
    for (FileLink link : former) {
      FileRow row = link.file();
      if (paths.contains(row.path())) {
        continue;
      }
      // Where the same bytes came, it was put elsewhere because this one is not as it was; else a
      // file that was altered has to stay known, so that its damage is told.
      FileCheck check =
          bytes.contains(row.sha256())
              ? FileCheck.of(folders.file(row.path()), row)
              : FileCheck.ofSize(folders.file(row.path()), row);
      if (check.damage().isEmpty()) {
        kept.add(link);
      } else if (check.isGoneOrAltered()) {
        untrue.add(row.path());
      }
    }
  }

  /** Where the item had files that are gone or altered now, so that their rows are not true. */
  List<String> untrue() {
    return untrue;
  }

  /**
   * All files of the item: those that came and behind them those that it had, but a proven original
   * before all others. Beside one, what was served without a name for it is an edited version.
   */
  List<FileLink> behind(List<FileLink> came, Prover prover) {
    List<FileLink> all = new ArrayList<>();
    came.forEach(link -> all.add(proven.contains(link.file().path()) ? link.proven() : link));
    kept.forEach(link -> all.add(prover.isUpload(link.file()) ? link.proven() : link));
    Optional<FileLink> original = all.stream().filter(FormerFiles::isOriginal).findFirst();
    if (kept.isEmpty() || original.isEmpty()) {
      return all;
    }
    List<FileLink> ranked = new ArrayList<>();
    ranked.add(original.get());
    for (FileLink link : all) {
      if (!link.equals(original.get())) {
        ranked.add(isVersionOf(original.get(), link) ? link.as(FileRole.EDITED) : link);
      }
    }
    return ranked;
  }

  private static boolean isOriginal(FileLink link) {
    return link.role() == FileRole.ORIGINAL && link.evidence().proof() == Proof.ORIGINAL;
  }

  private static boolean isVersionOf(FileLink original, FileLink link) {
    return link.role() == FileRole.AS_SERVED && family(link).equals(family(original));
  }

  private static String family(FileLink link) {
    String mime = link.file().type();
    return mime.substring(0, Math.max(0, mime.indexOf('/')));
  }
}
