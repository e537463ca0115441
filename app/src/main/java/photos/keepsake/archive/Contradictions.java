package photos.keepsake.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;

/**
 * Asks for a second fetch of what is not what the site says. A download that went wrong hardly goes
 * wrong in the same way again, so bytes that come twice are what the site has. Remembered as long
 * as the archive is open.
 */
final class Contradictions {
  /** Such items are few; and where all are, each is fetched again soon after its first time. */
  private static final int REMEMBERED_MAX = 10_000;

  /** The SHA-256 of the files that each item brought last. */
  private final Map<ItemId, Set<String>> brought =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ItemId, Set<String>> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /**
   * Lets pass what the item brought before.
   *
   * @throws ItemFailure temporary, when it is to be fetched again
   */
  synchronized void requireTwice(ItemId item, List<StagedFile> files, String contradiction) {
    Set<String> bytes =
        files.stream().map(file -> file.fingerprint().sha256()).collect(Collectors.toSet());
    if (!bytes.equals(brought.put(item, bytes))) {
      throw ItemFailure.temporary(
          "what came is not what Google says it keeps: " + contradiction, null);
    }
  }
}
