package photos.keepsake.googlephotos;

import java.util.Optional;
import java.util.OptionalLong;
import photos.keepsake.googlephotos.rpc.Details;
import photos.keepsake.googlephotos.rpc.FileFacts;
import photos.keepsake.googlephotos.rpc.Space;

/**
 * What the site says about a file before it is fetched.
 *
 * @param name as it was uploaded; may be empty
 * @param sizeBytes of the file that the site keeps
 */
record KnownFile(String name, OptionalLong sizeBytes, Optional<Space> space) {
  static final KnownFile NOTHING = new KnownFile("", OptionalLong.empty(), Optional.empty());

  static KnownFile of(FileFacts facts) {
    return new KnownFile(facts.fileName().orElse(""), facts.sizeBytes(), facts.space());
  }

  static KnownFile of(Details details) {
    return new KnownFile(details.fileName().orElse(""), details.sizeBytes(), details.space());
  }
}
