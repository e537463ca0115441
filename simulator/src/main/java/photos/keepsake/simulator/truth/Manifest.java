package photos.keepsake.simulator.truth;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The truth as JSON, for tests that compare an archive with it:
 *
 * <pre>
 * {"items": [{"key": "AF1Qip…", "albumKeys": ["AF1Qip…"], "fileName": "IMG_0001.HEIC",
 *   "kind": "PHOTO", "takenAt": "2024-05-04T08:15:00Z", "offset": "+02:00",
 *   "takenLocal": "2024-05-04T10:15:00", "createdAt": "2024-05-04T09:00:00Z", "archived": false,
 *   "edited": false, "live": true, "motion": false, "quirk": "NONE", "downloadable": true,
 *   "reason": null, "files": [{"role": "STILL", "name": "IMG_0001.HEIC",
 *     "sentName": "IMG_0001.HEIC", "sizeBytes": 3000000, "sha1": "…", "sha256": "…"}]}],
 *  "albums": [{"id": "AF1Qip…", "title": "Family", "items": [{"key": "…", "keyInAlbum": "…"}]}]}
 * </pre>
 *
 * <p>{@code offset} is null where unknown; {@code takenAt} then takes the wall clock as UTC. An
 * item that is not downloadable has a reason and no files.
 */
final class Manifest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Manifest() {}

  /** Writes item by item, so that a large library needs little memory. Leaves the stream open. */
  static void write(SimulatedLibrary library, OutputStream out, boolean withHashes) {
    ObjectWriter writer = MAPPER.writer().withDefaultPrettyPrinter();
    try (JsonGenerator generator =
        writer.without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out)) {
      generator.writeStartObject();
      generator.writeName("items").writeStartArray();
      for (SimulatedItem item : library.items()) {
        generator.writeTree(itemNode(item, withHashes));
      }
      generator.writeEndArray().writeName("albums").writeStartArray();
      for (SimulatedAlbum album : library.albums()) {
        generator.writeTree(albumNode(album, library));
      }
      generator.writeEndArray().writeEndObject();
    }
  }

  static String json(SimulatedLibrary library, boolean withHashes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(library, out, withHashes);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ObjectNode itemNode(SimulatedItem item, boolean withHashes) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("key", item.key());
    ArrayNode albumKeys = node.putArray("albumKeys");
    item.albums().values().stream().sorted().forEach(albumKeys::add);
    node.put("fileName", item.fileName()).put("kind", item.kind().name());
    node.put("takenAt", item.takenAt().toString());
    node.put("offset", item.offset().map(Manifest::offsetText).orElse(null));
    node.put("takenLocal", item.takenLocal().toString());
    node.put("createdAt", item.createdAt().toString()).put("archived", item.archived());
    node.put("edited", item.edited()).put("live", item.livePhoto());
    node.put("motion", item.motionPhoto()).put("quirk", item.quirk().name());
    node.put("downloadable", item.isDownloadable());
    node.put("reason", item.isDownloadable() ? null : item.unready().reason());
    ArrayNode files = node.putArray("files");
    if (item.isDownloadable()) {
      item.files().forEach(file -> addFile(files.addObject(), file, withHashes));
    }
    return node;
  }

  private static void addFile(ObjectNode node, SimulatedFile file, boolean withHashes) {
    node.put("role", file.role().name()).put("name", file.name());
    node.put("sentName", file.sentName()).put("sizeBytes", file.sizeBytes());
    if (withHashes) {
      node.put("sha1", file.sha1()).put("sha256", file.sha256());
    }
  }

  private static ObjectNode albumNode(SimulatedAlbum album, SimulatedLibrary library) {
    ObjectNode node = MAPPER.createObjectNode().put("id", album.id()).put("title", album.title());
    ArrayNode items = node.putArray("items");
    for (SimulatedItem item : library.albumItems(album.id())) {
      items.addObject().put("key", item.key()).put("keyInAlbum", item.albums().get(album.id()));
    }
    return node;
  }

  /** Java says {@code Z} where others say {@code +00:00}. */
  private static String offsetText(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
  }
}
