package photos.keepsake.googlephotos.rpc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;

/**
 * What the site's info panel knows of one item.
 *
 * @param fileName as it was uploaded
 * @param sizeBytes of the stored file
 * @param width in pixels as displayed; 0 where not stated
 * @param height likewise
 * @param people the names of those in it; people without a name are left out
 * @param albums in which it is; one that is not understood is missing from {@code read}
 * @param caption that stands in the file itself
 */
public record Details(
    ItemId id,
    Optional<String> description,
    Optional<String> fileName,
    Optional<Instant> takenAt,
    Optional<ZoneOffset> zone,
    OptionalLong sizeBytes,
    int width,
    int height,
    Optional<DedupKey> dedupKey,
    Capabilities capabilities,
    Optional<Geo> geo,
    List<String> people,
    Rows<AlbumRecord> albums,
    Optional<Camera> camera,
    Origin origin,
    Optional<Actor> owner,
    Optional<Space> space,
    Optional<String> caption) {

  /**
   * Reads {@code [[key,description,name,taken,tz,size,width,height,null,[point,…],null,dedupKey,
   * capabilities,[13]=place,…,[18]=people,[19]=albums,…,[23]=camera,…,[27]=origin,[28]=owner,…,
   * [30]=space,[31]=caption]]}.
   *
   * @throws DriftException when key, name, size or dedup key are not what they should be
   */
  static Details of(Jspb answer) {
    Jspb info = answer.get(0).requireArray("an item's details");
    return new Details(
        info.get(0).requireKey("a media key"),
        info.get(1).optionalText("a description or nothing"),
        info.get(2).optionalText("a file name or nothing"),
        info.get(3).moment(),
        info.get(4).zone(),
        info.get(5).optionalNumber("a size or nothing").isPresent()
            ? info.get(5).amount()
            : OptionalLong.empty(),
        info.get(6).count().orElse(0),
        info.get(7).count().orElse(0),
        MediaItem.dedupKey(info.get(11)),
        Capabilities.of(info.get(12)),
        geo(info),
        info.get(18).elements().stream().flatMap(Details::name).toList(),
        Rows.of(info.get(19), AlbumRecord::ofList),
        Camera.of(info.get(23)),
        Origin.of(info.get(27).get(0)),
        Actor.of(info.get(28)),
        Space.of(info.get(30)),
        info.get(31).text());
  }

  private static Optional<Geo> geo(Jspb info) {
    Jspb place = info.get(13);
    Optional<Geo> named = Geo.of(place.get(0), place.get(2));
    return named.isPresent() ? named : Geo.of(info.get(9).get(0), place.get(2));
  }

  /** The name at {@code [1][5]} of a person, as one client notes (2026). */
  private static Stream<String> name(Jspb person) {
    return person.get(1).get(5).text().stream();
  }
}
