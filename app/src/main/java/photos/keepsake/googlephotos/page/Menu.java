package photos.keepsake.googlephotos.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The entries of an item's menu, as they call themselves. Only the two that download are ever
 * chosen; the others change things at the site.
 *
 * @param entries empty when the menu could not be found or opened
 */
record Menu(List<String> entries) {

  /** The entry that hands out what the viewer shows; empty in a menu that cannot be read. */
  Optional<String> download() {
    return entry(Labels::isDownload);
  }

  /** The entry that hands out the file as uploaded; there for edited items only. */
  Optional<String> downloadOriginal() {
    return entry(Labels::isDownloadOriginal);
  }

  private Optional<String> entry(Predicate<String> wanted) {
    List<String> found = entries.stream().filter(wanted).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
