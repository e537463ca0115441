package photos.keepsake.googlephotos.rpc;

import java.time.Instant;
import java.util.Optional;

/**
 * The site's own counts, to compare with. They may be far off: one account was said to have 122,331
 * items and listed 52,608 (measured, 2026-10).
 *
 * @param total of all items
 */
public record Timeline(long total, RowPage<Period> periods) {

  /** How many items the site counts between two times, newest period first. */
  public record Period(Instant from, Instant to, long count) {

    static Period of(Jspb row) {
      row.requireArray("[from, to, count, …]");
      return new Period(
          row.get(0).requireMoment("the begin in ms"),
          row.get(1).requireMoment("the end in ms"),
          row.get(2).requireAmount("a count"));
    }
  }

  /** Reads {@code [total,periods,next]}. */
  static Timeline of(Jspb answer) {
    answer.requireArray("counts");
    return new Timeline(
        answer.get(0).requireAmount("a total"), RowPage.of(answer, 1, 2, Period::of));
  }

  /** Where the list of periods goes on; empty at its end. */
  public Optional<String> next() {
    return periods.next();
  }
}
