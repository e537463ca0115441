package photos.keepsake.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run went without or took another road for: told at once, and kept for the summary, where
 * somebody who was not watching finds it. Safe from any thread.
 */
final class Notes implements Consumer<String> {
  private static final Logger log = LoggerFactory.getLogger(Notes.class);

  /** There are about a dozen different ones. */
  private static final int KEPT_MAX = 100;

  private final Consumer<String> teller;
  private final List<String> kept = new ArrayList<>();

  Notes(Consumer<String> teller) {
    this.teller = teller;
  }

  @Override
  public void accept(String note) {
    teller.accept(note);
    log.info("note text={}", note);
    keep(note);
  }

  private synchronized void keep(String note) {
    if (kept.size() < KEPT_MAX) {
      kept.add(note);
    }
  }

  synchronized List<String> all() {
    return List.copyOf(kept);
  }
}
