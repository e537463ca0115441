package photos.keepsake.simulator.site.rpc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.cloud.Account;
import photos.keepsake.simulator.cloud.CloudAlbum;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.cloud.Share;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Albums as the lists have them. RPC contract, section 8. */
final class AlbumRows {
  /** No album holds more. */
  private static final int CAPACITY = 20_000;

  private static final int ALBUM = 1;
  private static final int BUNDLE = 4;

  private final RpcContext context;
  private final MediaNodes media;

  AlbumRows(RpcContext context, MediaNodes media) {
    this.context = context;
    this.media = media;
  }

  /** For Z5xsfc. */
  ArrayNode inList(CloudAlbum album) {
    Message row = new Message();
    row.at(0, album.key()).at(1, cover(album)).at(6, Wire.array(album.owner().actorId()));
    row.at(
        7, Wire.json("[[3],[4],[5],[6],[8],[21],[10],[11],[16],[19],[22],[23],[34,false,true]]"));
    row.extension(72930366, record(album));
    boolean ownShared = album.isOwn() && album.share().isPresent();
    return ownShared
        ? row.at(10, Wire.json("[null,null,null,null,null,[null,10]]")).inLongForm(11)
        : row.inLongForm(8);
  }

  /** For the albums of one item. */
  ArrayNode ofItem(CloudAlbum album) {
    return new Message()
        .at(0, album.key())
        .at(1, cover(album))
        .at(6, Wire.array())
        .extension(72930366, record(album))
        .inShortForm(2);
  }

  private ArrayNode record(CloudAlbum album) {
    int count = entries(album).size();
    ArrayNode record = Wire.array(kind(album), album.title().orElse(null), times(album), count);
    Optional<Share> share = album.share();
    record.add(Wire.node(share.isPresent() ? true : null));
    record.add(Wire.node(share.map(Share::authKey).orElse(null)));
    record.add(Wire.array(CAPACITY - count));
    if (share.isPresent()) {
      record.add(Wire.json("[true,false,[[1,1],[1,2],[3,1]],[1]]")).add(share.get().key());
      record.add(Wire.node(null)).add(share.get().url());
    }
    return record;
  }

  static int kind(CloudAlbum album) {
    return album.bundle() ? BUNDLE : ALBUM;
  }

  static ArrayNode remaining(int count) {
    return Wire.array(CAPACITY - count);
  }

  List<Held> entries(CloudAlbum album) {
    return context.cloud().entries(album);
  }

  /** First and last taken, created, both with their zones, last activity, created, modified. */
  ArrayNode times(CloudAlbum album) {
    List<Held> entries = entries(album);
    if (entries.isEmpty()) {
      Instant made = album.createdAt();
      return Wire.array(
          0,
          0,
          null,
          null,
          made,
          Wire.array(0),
          Wire.array(0),
          null,
          made,
          context.cloud().modifiedAt(album));
    }
    SimulatedItem last = entries.get(0).item();
    SimulatedItem first = entries.get(entries.size() - 1).item();
    boolean shared = album.share().isPresent();
    return Wire.array(
        first.takenAt(),
        last.takenAt(),
        null,
        null,
        album.createdAt().toEpochMilli() / 1000 * 1000,
        Wire.array(first.takenAt(), Rows.zoneMs(first)),
        Wire.array(last.takenAt(), Rows.zoneMs(last)),
        shared ? context.cloud().modifiedAt(album) : null,
        shared ? album.createdAt() : null,
        context.cloud().modifiedAt(album));
  }

  @Nullable ArrayNode cover(CloudAlbum album) {
    List<Held> entries = entries(album);
    return entries.isEmpty() ? null : media.withSizes(entries.get(0).item());
  }

  /** For F2A0H: under the key that the share has. */
  ArrayNode onSharingPage(CloudAlbum album, Share share) {
    int count = entries(album).size();
    Message row = new Message();
    row.at(0, kind(album)).at(1, album.title().orElse(null)).at(2, cover(album)).at(3, count);
    row.at(4, album.createdAt()).at(6, share.key()).at(7, share.authKey());
    row.at(9, members(album)).at(10, Wire.array(Actors.of(album.owner()))).at(11, 1);
    row.at(12, Wire.array(joined(album, album.owner()))).at(13, remaining(count));
    row.at(14, Wire.json("[null,null,null,null,null,null,null,null,null,null,null,null,2]"));
    row.at(16, times(album)).at(17, context.names().name(44, "link", album.key())).at(18, 1);
    row.at(20, "").at(23, Wire.json("[null,null,null,null,null,[null,10]]"));
    return row.inLongForm(24);
  }

  /** Owner and, where somebody else owns it, the person whose library this is. */
  static ArrayNode members(CloudAlbum album) {
    ArrayNode members = Wire.array(Actors.of(album.owner()));
    Account other = album.isOwn() ? Account.FRIEND : Account.OWNER;
    return album.share().isPresent() ? members.add(Actors.of(other)) : members;
  }

  static JsonNode joined(CloudAlbum album, Account account) {
    Instant when = album.createdAt();
    return Wire.array(
        Actors.ids(account),
        null,
        null,
        Actors.name(account),
        Wire.array(when, when),
        1,
        null,
        null,
        null,
        null,
        null,
        Wire.array(Actors.picture(account)),
        null,
        2);
  }
}
