package photos.keepsake.cli;

import java.util.List;
import photos.keepsake.archive.catalog.ArchiveStatus;

/**
 * What there is to tell of a run at its end.
 *
 * @param notes what it went without or took another road for
 * @param quiet whether only those parts of the lists were walked in which something new could stand
 * @param archive how the archive stands afterwards
 */
record RunReport(Outcome outcome, List<String> notes, boolean quiet, ArchiveStatus archive) {

  /** Copies the list. */
  RunReport {
    notes = List.copyOf(notes);
  }
}
