package photos.keepsake.library;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the library shows a photo. When it shows an archived one differently later, somebody has
 * edited it meanwhile, and there may be another version to fetch. A part that is empty was not
 * told, and says nothing.
 *
 * @param picture a token that changes with the picture shown; compared with other tokens only
 * @param sizeBytes of the file that the library keeps
 */
public record Looks(Optional<String> picture, OptionalLong sizeBytes) {

  /** Nothing was told. */
  public static final Looks UNKNOWN = new Looks(Optional.empty(), OptionalLong.empty());
}
