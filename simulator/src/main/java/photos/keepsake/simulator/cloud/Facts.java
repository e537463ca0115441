package photos.keepsake.simulator.cloud;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the site knows of one item beside its files.
 *
 * @param favourite marked with the star
 * @param description as typed in by its owner; any characters
 * @param people names of the faces in it
 * @param storageSaver Google keeps a smaller version than was uploaded
 * @param takesNoSpace it does not count towards the quota, as uploads of old phones
 * @param changedAt when a later operation changed the dedup key, which then ends in {@code :HEX};
 *     milliseconds
 * @param secondKey the library lists it once more under another key
 * @param reencoded the library lists it once more, as a smaller encoding under a key of its own
 * @param originalUrlToo the item's download answer has a URL for the original although it was never
 *     edited
 * @param edits how often its owner has edited it since the site was started
 */
public record Facts(
    boolean favourite,
    Optional<String> description,
    List<String> people,
    boolean storageSaver,
    boolean takesNoSpace,
    OptionalLong changedAt,
    boolean secondKey,
    boolean reencoded,
    boolean originalUrlToo,
    int edits) {

  /** Nothing special. */
  public static final Facts ORDINARY =
      new Facts(
          false,
          Optional.empty(),
          List.of(),
          false,
          false,
          OptionalLong.empty(),
          false,
          false,
          false,
          0);

  /** Takes a copy of the list. */
  public Facts {
    people = List.copyOf(people);
  }

  /** With or without the star. */
  public Facts withFavourite(boolean star) {
    return with(star, description, changedAt, edits);
  }

  /** With another description; an empty text is none. */
  public Facts withDescription(String text) {
    Optional<String> given = Optional.of(text).filter(t -> !t.isEmpty());
    return with(favourite, given, changedAt, edits);
  }

  /**
   * After one more edit.
   *
   * @param newKeyAt the moment that its dedup key ends in from now on; empty leaves the key alone
   */
  Facts editedOnceMore(OptionalLong newKeyAt) {
    OptionalLong ending = newKeyAt.isPresent() ? newKeyAt : changedAt;
    return with(favourite, description, ending, edits + 1);
  }

  /** Those of a smaller encoding. */
  Facts ofReencode() {
    return new Facts(
        favourite, description, people, true, false, changedAt, false, false, false, 0);
  }

  private Facts with(
      boolean star, Optional<String> text, OptionalLong keyChangedAt, int editsSoFar) {
    return new Facts(
        star,
        text,
        people,
        storageSaver,
        takesNoSpace,
        keyChangedAt,
        secondKey,
        reencoded,
        originalUrlToo,
        editsSoFar);
  }
}
