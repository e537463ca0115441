package photos.keepsake.library;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a photo was taken, as far as the site says.
 *
 * @param local the wall clock at the place of the photo
 * @param offset that place's offset from UTC, empty where the site gives none
 * @param precision how far {@code local} can be trusted
 */
public record TakenTime(LocalDateTime local, Optional<ZoneOffset> offset, Precision precision) {

  /** The smallest unit that was stated; smaller ones are zero in {@link TakenTime#local}. */
  public enum Precision {
    SECOND,
    MINUTE,
    DAY
  }

  /** The moment, taking the wall clock to be that of {@code fallback} where no offset is known. */
  public Instant at(ZoneId fallback) {
    return local.atZone(offset.map(ZoneId.class::cast).orElse(fallback)).toInstant();
  }
}
