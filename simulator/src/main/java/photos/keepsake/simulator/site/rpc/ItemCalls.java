package photos.keepsake.simulator.site.rpc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.cloud.CloudAlbum;
import photos.keepsake.simulator.cloud.Facts;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.media.Position;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The calls about single items. */
final class ItemCalls {
  /** More keys than this in one call, and the answer is null. */
  private static final int MOST_KEYS = 5000;

  private static final int ORIGINAL_QUALITY = 2;
  private static final int SMALLER = 1;

  /** Of the pictures in a shared album so many of three are on the host that asks for cookies. */
  private static final int FIFE_SHARE = 3;

  private final RpcContext context;
  private final Rows rows;
  private final AlbumRows albums;
  private final MediaNodes media;

  ItemCalls(RpcContext context, Rows rows, AlbumRows albums, MediaNodes media) {
    this.context = context;
    this.rows = rows;
    this.albums = albums;
    this.media = media;
  }

  /** VrseUb: {@code [key, null, authKey, null, albumKey]}; an empty album key is refused. */
  JsonNode info(Call call) {
    Optional<String> albumKey = call.text(4);
    if (albumKey.filter(String::isEmpty).isPresent()) {
      throw Refusal.badArguments();
    }
    if (albumKey.isPresent() && call.sourcePath().isEmpty()) {
      throw Refusal.badArguments();
    }
    Held held = find(call.text(0));
    Optional<CloudAlbum> album = albumKey.flatMap(this::album).or(() -> albumOf(held));
    JsonNode capabilities =
        album.isPresent() || held.isOthers()
            ? Capabilities.inAlbum(held)
            : Capabilities.inLibrary(held);
    Message root =
        new Message()
            .at(0, item(held, album, capabilities))
            .at(1, downloadUrl(held))
            .at(2, capabilities)
            .at(3, Actors.of(held.owner()))
            .at(10, context.cloud().facts(held.item()).description().orElse(""))
            .at(12, media.address(held.item()) + "-share")
            .extension(155147258, Wire.json("[null,false]"))
            .extension(131657093, album.map(ItemCalls::albumContext).orElse(null));
    Optional<String> original = originalUrl(call, held);
    original.ifPresent(url -> root.at(4, true).at(7, url).at(9, true));
    // Captured roots are short where nothing stands between 3 and 10, and the key is an album's.
    return album.isPresent() && original.isEmpty() ? root.inShortForm(4) : root.inLongForm(13);
  }

  private Held find(Optional<String> key) {
    return key.flatMap(context.cloud()::find).orElseThrow(Refusal::badArguments);
  }

  private Optional<CloudAlbum> album(String key) {
    return context.cloud().albums().stream().filter(album -> album.goesBy(key)).findFirst();
  }

  /** The album that a key belongs to, where it is not the library's. */
  private Optional<CloudAlbum> albumOf(Held held) {
    if (held.key().equals(held.item().key())) {
      return Optional.empty();
    }
    return context.cloud().albums().stream()
        .filter(album -> albums.entries(album).stream().anyMatch(e -> e.key().equals(held.key())))
        .findFirst();
  }

  private ArrayNode item(Held held, Optional<CloudAlbum> album, JsonNode capabilities) {
    SimulatedItem item = held.item();
    Facts facts = context.cloud().facts(item);
    Message row = rows.common(held, media.withCamera(item));
    row.at(6, Wire.array(held.owner().actorId())).at(7, capabilities);
    String clip = context.urls().url(SignedUrls.What.CLIP, List.of(item.key()));
    row.extension(76647426, media.playableFilm(item));
    row.extension(146008172, media.motion(item, clip));
    row.extension(525000000, Wire.json("[[1]]"));
    if (held.saved()) {
      row.extension(163238866, Wire.array(facts.favourite()));
    }
    if (!held.isOthers()) {
      row.extension(318563170, Wire.array(space(item)));
    }
    if (context.cloud().trash().contains(item)) {
      row.extension(225032867, Wire.array(item.createdAt().plusSeconds(86_400)));
    }
    album.ifPresent(in -> row.extension(525000002, Wire.array(Wire.array(in.key(), item.key()))));
    return album.isPresent() ? row.inShortForm(9) : row.at(13, item.archived()).inLongForm(15);
  }

  /** Takes up space or not, how much, quality. */
  private ArrayNode space(SimulatedItem item) {
    Facts facts = context.cloud().facts(item);
    long stored = context.cloud().sized(item).sizeBytes();
    int quality = facts.storageSaver() ? SMALLER : ORIGINAL_QUALITY;
    return facts.takesNoSpace()
        ? Wire.array(2, 0, quality, 0, null, 1)
        : Wire.array(1, stored, quality, 0, null, 1);
  }

  private static JsonNode albumContext(CloudAlbum album) {
    return Wire.array(null, 0, null, 5, album.key(), album.title().orElse(""));
  }

  /** Null while Google is still at work on a film: a guess, no sample shows one. */
  private @Nullable String downloadUrl(Held held) {
    SimulatedItem item = held.item();
    boolean working =
        item.unready() != Undownloadable.NONE && item.unready() != Undownloadable.ERROR_PAGE;
    if (working) {
      return null;
    }
    boolean fife =
        held.isOthers()
            && !item.kind().isVideo()
            && context.roll(FIFE_SHARE, "host " + item.key()) == 0;
    return fife
        ? media.address(item) + "=s0-d-ip"
        : context.urls().url(SignedUrls.What.CURRENT, List.of(item.key()));
  }

  /** Position 7: the original of an edited item; now and then filled without any edit. */
  private Optional<String> originalUrl(Call call, Held held) {
    SimulatedItem item = held.item();
    boolean filled = item.edited() || context.cloud().facts(item).originalUrlToo();
    if (!filled || held.isOthers() || !item.isDownloadable()) {
      return Optional.empty();
    }
    if (context.happens(Fault.RPC_ORIGINAL_URL_SAME, call, held)) {
      return Optional.ofNullable(downloadUrl(held));
    }
    String token = context.urls().token(SignedUrls.What.ORIGINAL, List.of(item.key()));
    return Optional.of("https://lh3.google.com/" + token);
  }

  /** fDcn4b: {@code [key, 1, authKey, null, 1]}; of others' items only with the album's authKey. */
  JsonNode extended(Call call) {
    Held held = find(call.text(0));
    if (held.isOthers() && call.text(2).isEmpty()) {
      throw Refusal.notAllowed();
    }
    SimulatedItem item = held.item();
    Facts facts = context.cloud().facts(item);
    Optional<Position> position = Rows.positionOf(item);
    Message about =
        new Message()
            .at(0, held.key())
            .at(1, facts.description().orElse(""))
            .at(2, item.fileName())
            .at(3, item.takenAt())
            .at(4, Rows.zoneMs(item))
            .at(5, context.cloud().sized(item).sizeBytes())
            .at(6, item.width())
            .at(7, item.height())
            .at(9, position.map(p -> Wire.array(Rows.e7(p), false, null, 2)).orElse(null))
            .at(11, context.cloud().dedupKey(item))
            .at(12, Capabilities.inAlbum(held))
            .at(13, position.map(ItemCalls::place).orElse(null))
            .at(14, 2)
            .at(18, people(facts))
            .at(19, albumsOf(item))
            .at(20, Wire.array())
            .at(23, camera(item))
            .at(27, source(held))
            .at(28, Actors.of(held.owner()))
            .at(29, 2)
            .at(30, held.isOthers() ? null : space(item))
            .at(31, "")
            .at(32, Wire.array());
    ArrayNode root = Wire.array(about.inLongForm(33));
    position.ifPresent(p -> root.add(media.address(item) + "=map"));
    return root;
  }

  private static JsonNode place(Position position) {
    return Wire.array(Rows.e7(position), false, Rows.placeNames(position));
  }

  private static @Nullable ArrayNode people(Facts facts) {
    ArrayNode people = Wire.array();
    for (String name : facts.people()) {
      people.add(Wire.array(null, Wire.array(null, null, null, null, null, name)));
    }
    return people.isEmpty() ? null : people;
  }

  private @Nullable ArrayNode albumsOf(SimulatedItem item) {
    ArrayNode list = Wire.array();
    context.cloud().albumsOf(item).forEach(album -> list.add(albums.ofItem(album)));
    return list.isEmpty() ? null : list;
  }

  private static @Nullable JsonNode camera(SimulatedItem item) {
    return item.files()
        .get(0)
        .capture()
        .map(c -> Wire.array(c.camera().make(), c.camera().model(), null, 4.2, 1.8, 100, 0.008))
        .orElse(null);
  }

  private static JsonNode source(Held held) {
    return held.isOthers()
        ? Wire.array(3, null, null, Wire.array(Actors.of(held.owner())))
        : Wire.json("[1,[null,null,1]]");
  }

  /** EWgK9e: names and sizes of many own items, in any order; null for too many. */
  @Nullable JsonNode bulk(Call call) {
    JsonNode keys = call.argument(0).path(0).path(0);
    if (keys.size() > MOST_KEYS) {
      return null;
    }
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode key : keys) {
      context
          .cloud()
          .find(key.path(0).asString(""))
          .filter(held -> !held.isOthers())
          .filter(held -> !context.happens(Fault.RPC_ROW_MISSING, call, held))
          .ifPresent(held -> found.add(bulkRow(held)));
    }
    if (!context.calm()) {
      Collections.shuffle(found, new Random(found.size()));
    }
    return Wire.array(Wire.array(null, Wire.array(found.toArray())));
  }

  private ArrayNode bulkRow(Held held) {
    SimulatedItem item = held.item();
    Message about =
        new Message()
            .at(2, context.cloud().facts(item).description().orElse(""))
            .at(3, item.fileName())
            .at(6, item.takenAt())
            .at(7, Rows.zoneMs(item))
            .at(8, item.createdAt())
            .at(9, context.cloud().sized(item).sizeBytes())
            .at(10, 100)
            .at(18, 2)
            .at(23, 1)
            .at(25, Rows.small(item))
            .at(34, space(item));
    String number = Integer.toString(100_000_000 + context.roll(90_000_000, held.key()));
    ArrayNode ids = Wire.array(held.owner().gaiaId(), null, number);
    return Wire.array(
        held.key(), about.inLongForm(35), null, null, null, Wire.array(held.key(), ids));
  }
}
