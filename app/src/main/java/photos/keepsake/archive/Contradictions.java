package photos.keepsake.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;

/**
 * Asks for a second fetch of what is not what the site says. A download that went wrong hardly goes
 * wrong in the same way again, so bytes that come twice are what the site has. Remembered as long
 * as the archive is open.
 */
final class Contradictions {
  private static final Logger log = LoggerFactory.getLogger(Contradictions.class);

  /** Such items are few; and where all are, each is fetched again soon after its first time. */
  private static final int REMEMBERED_MAX = 10_000;

  /** From so many on it is asked whether contradictions are the rule. */
  private static final int RULE_MIN = 10;

  private int contradictions;
  private int originals;
  private boolean toldOfRule;

  /** The SHA-256 of the files that each item brought last. */
  private final Map<ItemId, Set<String>> brought =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ItemId, Set<String>> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /** An item came that is what the site says. */
  synchronized void noneFound() {
    originals++;
  }

  /**
   * Lets pass what the item brought before, and everything where contradictions are the rule.
   *
   * @throws ItemFailure temporary, when it is to be fetched again
   */
  synchronized void requireTwice(ItemId item, List<StagedFile> files, String contradiction) {
    contradictions++;
    if (contradictions >= RULE_MIN && contradictions > originals) {
      // Not the files are wrong then, but what is believed of the site's hashes and sizes.
      log.debug("one of many that are not what the site says item={}", item);
      if (!toldOfRule) {
        toldOfRule = true;
        log.warn("most files are not what the site says, so they are not fetched a second time");
      }
      return;
    }
    Set<String> bytes =
        files.stream().map(file -> file.fingerprint().sha256()).collect(Collectors.toSet());
    if (!bytes.equals(brought.put(item, bytes))) {
      throw ItemFailure.doubt("what came is not what Google says it keeps: " + contradiction);
    }
  }
}
