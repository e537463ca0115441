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
 * @param originalUrlToo the item's download answer has a URL for the original although it was never
 *     edited
 */
public record Facts(
    boolean favourite,
    Optional<String> description,
    List<String> people,
    boolean storageSaver,
    boolean takesNoSpace,
    OptionalLong changedAt,
    boolean secondKey,
    boolean originalUrlToo) {

  /** Nothing special. */
  public static final Facts ORDINARY =
      new Facts(
          false, Optional.empty(), List.of(), false, false, OptionalLong.empty(), false, false);

  /** Takes a copy of the list. */
  public Facts {
    people = List.copyOf(people);
  }

  /** With or without the star. */
  public Facts withFavourite(boolean star) {
    return new Facts(
        star,
        description,
        people,
        storageSaver,
        takesNoSpace,
        changedAt,
        secondKey,
        originalUrlToo);
  }

  /** With another description; an empty text is none. */
  public Facts withDescription(String text) {
    return new Facts(
        favourite,
        Optional.of(text).filter(t -> !t.isEmpty()),
        people,
        storageSaver,
        takesNoSpace,
        changedAt,
        secondKey,
        originalUrlToo);
  }
}
