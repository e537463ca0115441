package photos.keepsake.simulator.cloud;

import java.util.List;
import java.util.Optional;
import photos.keepsake.simulator.truth.ManifestAddition;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the site knows beyond the files, for the manifest:
 *
 * <pre>
 * item:    {"dedupKey": "…", "owner": "simone…", "favourite": false, "description": null,
 *   "people": [], "storageSaver": false, "uploaded": {"name": "IMG_1.JPG", "sizeBytes": 1,
 *   "sha1": "…", "sha256": "…"}, "secondKey": null, "originalUrl": false, "groupId": null,
 *   "rawTwin": null, "reencode": null, "edits": 0, "toldBytes": 1,
 *   "albums": [{"key": "…", "title": "Family", "keyInAlbum": "…"}]}
 * library: {"account": {"email": "…", "gaiaId": "…"}, "albums": [{"key": "…", "shareKey": null,
 *   "authKey": null, "title": null, "bundle": false, "owner": "…", "items": [{"key": "…",
 *   "keyInAlbum": "…", "owner": "…", "dedupKey": "…"}]}], "others": […], "partner": […],
 *   "locked": […]}
 * </pre>
 *
 * <p>{@code uploaded} is the file whose hash is the dedup key; where it is not the item's first
 * file, that one is what the site stores or hands out. {@code rawTwin}, {@code reencode} (the
 * smaller encoding under a further key, with the same dedup key) and the items of others have a
 * {@code key}, a {@code dedupKey}, {@code files} and {@code uploaded} of their own. {@code
 * toldBytes} is the size that calls tell, {@code edits} how often the item was edited since the
 * start.
 */
public final class CloudManifest implements ManifestAddition {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Cloud cloud;

  /** Of everything that {@code cloud} knows. */
  public CloudManifest(Cloud cloud) {
    this.cloud = cloud;
  }

  @Override
  public ObjectNode ofItem(SimulatedItem item) {
    Facts facts = cloud.facts(item);
    ObjectNode node = MAPPER.createObjectNode();
    node.put("dedupKey", cloud.dedupKey(item)).put("owner", Account.OWNER.email());
    node.put("favourite", facts.favourite());
    node.put("description", facts.description().orElse(null));
    ArrayNode people = node.putArray("people");
    facts.people().forEach(people::add);
    node.put("storageSaver", facts.storageSaver());
    addFile(node.putObject("uploaded"), cloud.uploaded(item));
    node.put("secondKey", cloud.secondKey(item).orElse(null));
    node.put("originalUrl", item.edited() || facts.originalUrlToo());
    node.put("groupId", cloud.groupId(item).orElse(null));
    node.set("rawTwin", further(cloud.twin(item)));
    node.set("reencode", further(cloud.reencode(item)));
    node.put("edits", facts.edits()).put("toldBytes", cloud.sized(item).sizeBytes());
    ArrayNode albums = node.putArray("albums");
    for (CloudAlbum album : cloud.albumsOf(item)) {
      albums
          .addObject()
          .put("key", album.key())
          .put("title", album.title().orElse(null))
          .put("keyInAlbum", item.albums().get(album.key()));
    }
    return node;
  }

  @Override
  public ObjectNode ofLibrary() {
    ObjectNode node = MAPPER.createObjectNode();
    node.putObject("account")
        .put("email", Account.OWNER.email())
        .put("gaiaId", Account.OWNER.gaiaId());
    ArrayNode albums = node.putArray("albums");
    cloud.albums().forEach(album -> albums.add(album(album)));
    addAll(node.putArray("others"), cloud.sharedByOthers());
    addAll(node.putArray("partner"), cloud.partners());
    addAll(
        node.putArray("locked"),
        cloud.locked().stream().map(item -> Held.own(item, item.key())).toList());
    return node;
  }

  private ObjectNode album(CloudAlbum album) {
    ObjectNode node = MAPPER.createObjectNode().put("key", album.key());
    node.put("shareKey", album.share().map(Share::key).orElse(null));
    node.put("authKey", album.share().map(Share::authKey).orElse(null));
    node.put("title", album.title().orElse(null)).put("bundle", album.bundle());
    node.put("owner", album.owner().email());
    ArrayNode items = node.putArray("items");
    for (Held held : cloud.entries(album)) {
      items
          .addObject()
          .put("key", held.item().key())
          .put("keyInAlbum", held.key())
          .put("owner", held.owner().email())
          .put("dedupKey", cloud.dedupKey(held.item()));
    }
    return node;
  }

  private JsonNode further(Optional<SimulatedItem> item) {
    return item.<JsonNode>map(one -> whole(Held.own(one, one.key()))).orElse(MAPPER.nullNode());
  }

  private void addAll(ArrayNode array, List<Held> all) {
    all.forEach(held -> array.add(whole(held)));
  }

  private ObjectNode whole(Held held) {
    SimulatedItem item = held.item();
    ObjectNode node = MAPPER.createObjectNode().put("key", held.key());
    node.put("dedupKey", cloud.dedupKey(item)).put("owner", held.owner().email());
    node.put("fileName", item.fileName()).put("derivative", cloud.isDerivative(item));
    ArrayNode files = node.putArray("files");
    item.files().forEach(file -> addFile(files.addObject(), file));
    addFile(node.putObject("uploaded"), cloud.uploaded(item));
    return node;
  }

  private static void addFile(ObjectNode node, SimulatedFile file) {
    node.put("role", file.role().name()).put("name", file.name());
    node.put("sizeBytes", file.sizeBytes());
    node.put("sha1", file.sha1()).put("sha256", file.sha256());
  }
}
