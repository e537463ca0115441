package photos.keepsake.simulator.site.rpc;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.cloud.CloudAlbum;
import photos.keepsake.simulator.cloud.Facts;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.media.Position;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Items as the lists have them; each list has its own selection. RPC contract, section 6. */
final class Rows {
  private static final int LONG = 15;
  private static final int SHORT = 9;
  private static final int PARTNER_LONG = 15;

  /** Of so many ordinary rows of the library one comes in the short form. */
  private static final int SHORT_EVERY = 8;

  private final RpcContext context;
  private final MediaNodes media;

  Rows(RpcContext context, MediaNodes media) {
    this.context = context;
    this.media = media;
  }

  /** For lcxiM: no owner, no album; archived or not is told. */
  ArrayNode inLibrary(Held held, boolean allShort) {
    Message row = common(held, media.inList(held.item())).at(7, Capabilities.inLibrary(held));
    addLibraryFacts(row, held);
    SimulatedItem item = held.item();
    boolean shortForm =
        !item.archived() && !context.calm() && context.roll(SHORT_EVERY, item.key()) == 0;
    if (shortForm || allShort) {
      return row.at(13, item.archived() ? true : null).inShortForm(SHORT);
    }
    return row.at(13, item.archived()).inLongForm(LONG);
  }

  /** For EzkLib: with the owner, and an album where it is in one. */
  ArrayNode found(Held held) {
    Message row = common(held, media.inList(held.item())).at(7, Capabilities.inLibrary(held));
    row.at(6, Wire.array(held.owner().actorId())).at(13, held.item().archived());
    addLibraryFacts(row, held);
    context.cloud().albumsOf(held.item()).stream()
        .findFirst()
        .ifPresent(album -> row.extension(525000002, inAlbum(album)));
    return row.inLongForm(LONG);
  }

  private void addLibraryFacts(Message row, Held held) {
    Facts facts = context.cloud().facts(held.item());
    row.extension(129168200, geo(held.item()));
    row.extension(163238866, Wire.array(facts.favourite()));
    row.extension(396644657, facts.description().map(text -> Wire.array(text)).orElse(null));
  }

  /** For snAcKc. */
  ArrayNode inAlbum(Held held, CloudAlbum album, int place) {
    Message row = common(held, media.inList(held.item()));
    row.at(6, Wire.array(held.owner().actorId())).at(7, Capabilities.inAlbum(held));
    String order = "vd" + context.names().name(6, "order", held.key()).toLowerCase(Locale.ROOT);
    row.extension(101428965, Wire.array(place, order));
    row.extension(525000002, inAlbum(album));
    return row.asUsual(LONG, SHORT);
  }

  private static ArrayNode inAlbum(CloudAlbum album) {
    return Wire.array(Wire.array(album.key()));
  }

  /** For e9T5je. */
  ArrayNode ofPartner(Held held) {
    return common(held, media.inList(held.item()))
        .at(7, Capabilities.ofPartner(held))
        .asUsual(PARTNER_LONG, SHORT);
  }

  /** For zy0IHe. */
  ArrayNode inTrash(Held held) {
    return common(held, media.withSizes(held.item())).asUsual(LONG, SHORT);
  }

  /** For nMFwOc. */
  ArrayNode locked(Held held) {
    return common(held, media.withSizes(held.item()))
        .at(7, Wire.json("[[3],[8],[21]]"))
        .extension(129168200, Wire.json("[[]]"))
        .inShortForm(SHORT);
  }

  /** For swbisb. */
  ArrayNode matched(Held held) {
    return common(held, media.withCamera(held.item())).asUsual(LONG, SHORT);
  }

  /** What every list has. */
  Message common(Held held, ArrayNode picture) {
    SimulatedItem item = held.item();
    return new Message()
        .at(0, held.key())
        .at(1, picture)
        .at(2, item.takenAt())
        .at(3, context.cloud().dedupKey(item))
        .at(4, zoneMs(item))
        .at(5, item.createdAt())
        .at(8, 2)
        .at(14, small(item))
        .extension(76647426, media.film(item))
        .extension(146008172, media.motion(item));
  }

  static long zoneMs(SimulatedItem item) {
    return item.offset().map(offset -> offset.getTotalSeconds() * 1000L).orElse(0L);
  }

  /** A number that rises with the time of upload; nobody knows what it means. */
  static int small(SimulatedItem item) {
    return 33_000 + (int) (item.createdAt().getEpochSecond() / 86_400);
  }

  private static JsonNode geo(SimulatedItem item) {
    Optional<Position> position = positionOf(item);
    return position
        .map(
            spot ->
                (JsonNode)
                    Wire.array(
                        Wire.json("[null,null,null,null,null,1]"),
                        Wire.array(e7(spot), null, null, false, placeNames(spot), 3)))
        .orElseGet(() -> Wire.json("[[],[null,null,null,false]]"));
  }

  static Optional<Position> positionOf(SimulatedItem item) {
    return item.files().get(0).capture().flatMap(capture -> capture.position());
  }

  static ArrayNode e7(Position spot) {
    return Wire.array(Math.round(spot.latitude() * 1e7), Math.round(spot.longitude() * 1e7));
  }

  static ArrayNode placeNames(Position spot) {
    String name = String.format(Locale.ROOT, "Near %.1f, %.1f", spot.latitude(), spot.longitude());
    ArrayNode names = Wire.array(Wire.array(name, null, 1, false, false));
    return Wire.array(Wire.array(null, names, "0x1:0x2"));
  }

  /** A row as a site would send it whose positions have moved by one behind the key. */
  static ArrayNode shifted(ArrayNode row) {
    ArrayNode moved = Wire.array(row.get(0), (@Nullable Object) null);
    for (int i = 1; i < row.size(); i++) {
      moved.add(row.get(i));
    }
    return moved;
  }
}
