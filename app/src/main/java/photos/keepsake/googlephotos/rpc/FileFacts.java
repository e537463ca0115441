package photos.keepsake.googlephotos.rpc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import photos.keepsake.library.ItemId;

/**
 * What is known of a file before it is fetched.
 *
 * @param description what the person wrote; an empty text where there is none, as in all captures
 *     (2026-01), and empty where the site gives nothing
 * @param fileName as it was uploaded
 * @param sizeBytes of the stored file
 * @param space what it costs and in which quality it is stored
 */
public record FileFacts(
    ItemId id,
    Optional<String> description,
    Optional<String> fileName,
    Optional<Instant> takenAt,
    Optional<ZoneOffset> zone,
    Optional<Instant> createdAt,
    OptionalLong sizeBytes,
    Optional<Space> space) {

  private static final int SPACE_AT = 34;

  /**
   * Reads {@code [[…,rows]]}. Rows may be missing or in another order than asked.
   *
   * @throws DriftException when there is no such list
   */
  static Rows<FileFacts> rows(Jspb answer) {
    return Rows.of(answer.get(0).requireArray("[…, rows]").get(1), FileFacts::of);
  }

  /**
   * Reads {@code [key,[null,null,description,name,null,null,taken,tz,created,size,…,space]]}.
   *
   * @throws DriftException when key, name or size are not what they should be
   */
  static FileFacts of(Jspb row) {
    Jspb facts = row.requireArray("file facts").get(1).requireArray("a file's facts");
    return new FileFacts(
        row.get(0).requireKey("a media key"),
        description(facts.get(2)),
        facts.get(3).optionalText("a file name or nothing"),
        facts.get(6).moment(),
        facts.get(7).zone(),
        facts.get(8).moment(),
        facts.get(9).optionalNumber("a size or nothing").isPresent()
            ? facts.get(9).amount()
            : OptionalLong.empty(),
        space(facts));
  }

  private static Optional<String> description(Jspb field) {
    field.optionalText("a description or nothing");
    return field.textAsGiven();
  }

  /** A client in use takes the last element, which is the 35th in its captures (2026-01). */
  private static Optional<Space> space(Jspb facts) {
    Optional<Space> space = Space.of(facts.get(SPACE_AT));
    return space.isPresent() ? space : Space.of(facts.get(facts.positions() - 1));
  }
}
