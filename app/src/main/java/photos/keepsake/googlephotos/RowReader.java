package photos.keepsake.googlephotos;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.googlephotos.rpc.FileFacts;
import photos.keepsake.googlephotos.rpc.Geo;
import photos.keepsake.googlephotos.rpc.Image;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Looks;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Place;
import photos.keepsake.library.Source;

/**
 * Says in the words of the library what the rows of one list tell.
 *
 * @param album in which the list stands, if it is an album's
 * @param tellsLooks whether it is the library or the archive by taken time: the pictures of other
 *     lists have other addresses, so they cannot be compared with these
 */
record RowReader(Source source, Optional<AlbumKey> album, boolean tellsLooks) {
  private static final Logger LOG = LoggerFactory.getLogger(RowReader.class);

  private static final int HOST_AT = "https://".length();

  /**
   * The rows that can be fetched, and those that are not understood and have an id at least.
   *
   * @param facts of the rows' files, as far as they were asked for
   */
  List<ItemRef> refs(Rows<MediaItem> rows, Map<ItemId, FileFacts> facts) {
    List<ItemRef> refs = new ArrayList<>();
    for (MediaItem row : rows.read()) {
      if (row.isReady()) {
        refs.add(ref(row, Optional.ofNullable(facts.get(row.id()))));
      }
    }
    int unready = rows.total() - rows.unread().size() - refs.size();
    if (unready > 0) {
      LOG.info("items that the site has not ready yet are left for a later run count={}", unready);
    }
    for (Rows.Unread row : rows.unread()) {
      LOG.warn("a row was not understood drift={}", row.drift());
      row.id().ifPresent(id -> refs.add(unread(id)));
    }
    return refs;
  }

  private ItemRef ref(MediaItem row, Optional<FileFacts> facts) {
    return new ItemRef(
        row.id(),
        row.isArchived() && source == Source.LIBRARY ? Source.ARCHIVE : source,
        row.video().isPresent() ? ItemKind.VIDEO : ItemKind.PHOTO,
        Optional.of(RpcListing.takenTime(row.takenAt(), row.zone())),
        row.dedupKey(),
        metadata(row, facts),
        tellsLooks ? looks(row, facts) : Looks.UNKNOWN);
  }

  private ItemRef unread(ItemId id) {
    return new ItemRef(id, source, ItemKind.UNKNOWN, Optional.empty());
  }

  /** A listing may shorten descriptions, so only the file's facts tell them; as "" for none. */
  private Metadata metadata(MediaItem row, Optional<FileFacts> facts) {
    return new Metadata(
        facts.flatMap(FileFacts::description),
        row.favourite(),
        Optional.empty(),
        row.geo().map(RowReader::place),
        Optional.empty(),
        Optional.of(address(row.id())));
  }

  private URI address(ItemId id) {
    return album.map(within -> within.address(id)).orElseGet(() -> Site.photo(id));
  }

  static Place place(Geo geo) {
    return new Place(geo.latitude(), geo.longitude(), geo.place().filter(name -> !name.isBlank()));
  }

  private static Looks looks(MediaItem row, Optional<FileFacts> facts) {
    return new Looks(
        row.image().map(RowReader::token),
        facts.map(FileFacts::sizeBytes).orElse(OptionalLong.empty()));
  }

  /** Without the host, which moved before (2024-05), and without a size behind the address. */
  private static String token(Image image) {
    String address = image.address().value();
    String path = address.substring(Math.max(0, address.indexOf('/', HOST_AT)));
    int size = path.indexOf('=', path.lastIndexOf('/') + 1);
    String bare = size < 0 ? path : path.substring(0, size);
    String shown = image.width() + "x" + image.height() + bare;
    return ShortHash.of(shown.getBytes(StandardCharsets.UTF_8));
  }
}
