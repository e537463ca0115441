package photos.keepsake.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import photos.keepsake.library.TakenTime;

/**
 * When an item was taken, out of what the site says and what its first file says.
 *
 * <p>The site wins: a person may have corrected the date there. The file fills in what the site
 * does not say, its seconds and its zone, if the two mean the same minute. Where the site shows a
 * wall clock without a zone and the file knows the moment only, as most videos do, the gap between
 * the two is the zone. Without the site, the file's time counts as the camera wrote it.
 */
final class Taken {
  private static final Duration SAME = Duration.ofMinutes(1);

  /** Every offset in use since 1972 is made of these. */
  private static final Duration OFFSET_STEP = Duration.ofMinutes(15);

  private static final Duration OFFSET_MAX = Duration.ofHours(14);

  private Taken() {}

  /**
   * What the site says in two places. The item's own page wins; the listing fills in what that
   * leaves out, if the two mean the same minute: a grid label has seconds and no zone, an info
   * panel a zone and no seconds (contract of the page, 2025-11).
   */
  static Optional<TakenTime> bySite(Optional<TakenTime> page, Optional<TakenTime> listing) {
    if (page.isEmpty() || listing.isEmpty()) {
      return page.or(() -> listing);
    }
    TakenTime told = page.get();
    TakenTime other = listing.get();
    if (!agree(told, other.local()) && !agree(other, told.local())) {
      return page;
    }
    TakenTime finer = other.precision().compareTo(told.precision()) < 0 ? other : told;
    return Optional.of(
        new TakenTime(finer.local(), told.offset().or(other::offset), finer.precision()));
  }

  /** Empty when neither knows. */
  static Optional<TakenTime> of(Optional<TakenTime> site, Optional<TimeOfFile> file, ZoneId zone) {
    if (site.isEmpty()) {
      return file.map(time -> asWritten(time, zone));
    }
    TakenTime told = site.get();
    return Optional.of(file.map(time -> refined(told, time, zone)).orElse(told));
  }

  private static TakenTime asWritten(TimeOfFile file, ZoneId zone) {
    if (file.placeKnown()) {
      return new TakenTime(file.local(), file.offset(), TakenTime.Precision.SECOND);
    }
    Instant at = file.at(zone);
    ZoneOffset offset = zone.getRules().getOffset(at);
    return new TakenTime(
        LocalDateTime.ofInstant(at, offset), Optional.of(offset), TakenTime.Precision.SECOND);
  }

  private static TakenTime refined(TakenTime site, TimeOfFile file, ZoneId zone) {
    Optional<ZoneOffset> told = file.placeKnown() ? file.offset() : gap(file.local(), site);
    LocalDateTime local = file.local();
    if (!file.placeKnown()) {
      ZoneId place = site.offset().or(() -> told).map(ZoneId.class::cast).orElse(zone);
      local = LocalDateTime.ofInstant(file.at(zone), place);
    }
    if (!agree(site, local)) {
      return site;
    }
    boolean exact = site.precision() == TakenTime.Precision.SECOND;
    return new TakenTime(
        exact ? site.local() : local, site.offset().or(() -> told), TakenTime.Precision.SECOND);
  }

  /** How far the site's wall clock is from UTC, if any place keeps such a clock. */
  private static Optional<ZoneOffset> gap(LocalDateTime utc, TakenTime site) {
    Duration gap = Duration.between(utc, site.local());
    long steps = Math.round((double) gap.toSeconds() / OFFSET_STEP.toSeconds());
    Duration offset = OFFSET_STEP.multipliedBy(steps);
    boolean can =
        site.precision() != TakenTime.Precision.DAY
            && offset.abs().compareTo(OFFSET_MAX) <= 0
            && gap.minus(offset).abs().compareTo(SAME) <= 0;
    return can
        ? Optional.of(ZoneOffset.ofTotalSeconds((int) offset.toSeconds()))
        : Optional.empty();
  }

  private static boolean agree(TakenTime site, LocalDateTime file) {
    if (site.precision() == TakenTime.Precision.DAY) {
      return site.local().toLocalDate().equals(file.toLocalDate());
    }
    return Duration.between(site.local(), file).abs().compareTo(SAME) <= 0;
  }
}
