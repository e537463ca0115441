package photos.keepsake.library;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the library knows of a photo and its file may not. It is told in parts, by listings and when
 * a photo is fetched: a part that is empty was not told, and says nothing.
 *
 * @param description what the person wrote; an empty text says that there is none
 * @param favourite whether the person marked it
 * @param people the names of those in it; an empty list says that nobody is named
 * @param place where it was taken
 * @param origin how it came to the library, in a word such as {@code mobile}
 * @param address where the library shows it to the signed-in person
 */
public record Metadata(
    Optional<String> description,
    Optional<Boolean> favourite,
    Optional<List<String>> people,
    Optional<Place> place,
    Optional<String> origin,
    Optional<URI> address) {

  /** Nothing was told. */
  public static final Metadata NONE =
      new Metadata(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the list. */
  public Metadata {
    people = people.map(List::copyOf);
  }

  /** What is told here and, where nothing is, there. */
  public Metadata or(Metadata other) {
    return new Metadata(
        description.or(other::description),
        favourite.or(other::favourite),
        people.or(other::people),
        place.or(other::place),
        origin.or(other::origin),
        address.or(other::address));
  }
}
