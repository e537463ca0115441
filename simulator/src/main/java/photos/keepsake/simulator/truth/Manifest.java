package photos.keepsake.simulator.truth;

import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The truth as JSON, for tests that compare an archive with it:
 *
 * <pre>
 * {"items": [{"key": "AF1Qip…", "albumKeys": ["AF1Qip…"], "fileName": "IMG_0001.HEIC",
 *   "kind": "PHOTO", "width": 4032, "height": 3024, "takenAt": "2024-05-04T08:15:00Z",
 *   "offset": "+02:00", "takenLocal": "2024-05-04T10:15:00", "createdAt": "2024-05-04T09:00:00Z",
 *   "archived": false, "edited": false, "live": true, "motion": false, "stack": 0,
 *   "quirk": "NONE", "downloadable": true, "unready": "NONE", "reason": null,
 *   "files": [{"role": "STILL", "name": "IMG_0001.HEIC", "sentName": null,
 *     "sizeBytes": 3000000, "sha1": "…", "sha256": "…"}],
 *   "downloads": [{"version": "PLAIN", "name": "photos.zip", "type": "application/zip",
 *     "zip": true, "files": [{"name": "IMG_0001.HEIC", "role": "STILL", "sizeBytes": 3000000,
 *     "sha1": "…", "sha256": "…"}]}]}],
 *  "albums": [{"id": "AF1Qip…", "title": "Family", "address": "/share/AF1Qip…?key=…",
 *    "shared": true, "items": [{"key": "…", "keyInAlbum": "…"}]}],
 *  "partner": {"id": "AF1Qip…", "address": "/partner/AF1Qip…", "items": […]}}
 * </pre>
 *
 * <p>{@code offset} is null where unknown; {@code takenAt} then takes the wall clock as UTC. An
 * item that is not downloadable has a reason, no files and no downloads. {@code downloads} is what
 * the entries of its menu give, the plain one first; a file that never comes alone has no {@code
 * sentName}. {@code stack} is how many items "Download all" sends, 0 without that entry. A library
 * without a partner has null there. {@code albumKeys} are the keys in albums and at the partner.
 */
final class Manifest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** So many items are hashed at once, on all cores, and held meanwhile. */
  private static final int BLOCK = 512;

  private Manifest() {}

  /** Writes item by item, so that a large library needs little memory. Leaves the stream open. */
  static void write(
      SimulatedLibrary library, OutputStream out, Optional<ManifestAddition> addition) {
    ObjectWriter writer = MAPPER.writer().withDefaultPrettyPrinter();
    try (JsonGenerator generator =
        writer.without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out)) {
      generator.writeStartObject();
      generator.writeName("items").writeStartArray();
      List<SimulatedItem> all = library.items();
      for (int from = 0; from < all.size(); from += BLOCK) {
        List<SimulatedItem> some =
            List.copyOf(all.subList(from, Math.min(all.size(), from + BLOCK)));
        hash(some);
        for (SimulatedItem item : some) {
          ObjectNode node = itemNode(item, library.handouts(item));
          addition.ifPresent(more -> node.set("cloud", more.ofItem(item)));
          generator.writeTree(node);
        }
      }
      generator.writeEndArray().writeName("albums").writeStartArray();
      for (SimulatedAlbum album : library.albums()) {
        generator.writeTree(albumNode(album, library));
      }
      generator.writeEndArray().writeName("partner");
      generator.writeTree(partnerNode(library));
      if (addition.isPresent()) {
        generator.writeName("cloud").writeTree(addition.get().ofLibrary());
      }
      generator.writeEndObject();
    }
  }

  private static void hash(List<SimulatedItem> items) {
    items.parallelStream()
        .flatMap(item -> Stream.concat(item.files().stream(), item.motionClip().stream()))
        .forEach(SimulatedFile::sha256);
  }

  private static ObjectNode itemNode(SimulatedItem item, List<Handout> handouts) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("key", item.key());
    ArrayNode albumKeys = node.putArray("albumKeys");
    item.albums().values().stream().sorted().forEach(albumKeys::add);
    node.put("fileName", item.fileName()).put("kind", item.kind().name());
    node.put("width", item.width()).put("height", item.height());
    addTimes(node, item);
    node.put("archived", item.archived()).put("edited", item.edited());
    node.put("live", item.livePhoto()).put("motion", item.motionPhoto());
    node.put("stack", stackSize(handouts)).put("quirk", item.quirk().name());
    node.put("downloadable", item.isDownloadable()).put("unready", item.unready().name());
    node.put("reason", item.isDownloadable() ? null : item.unready().reason());
    ArrayNode files = node.putArray("files");
    ArrayNode downloads = node.putArray("downloads");
    if (item.isDownloadable()) {
      item.files().forEach(file -> addOwnFile(files.addObject(), file, handouts));
      handouts.forEach(handout -> addDownload(downloads.addObject(), handout));
    }
    return node;
  }

  private static void addTimes(ObjectNode node, SimulatedItem item) {
    node.put("takenAt", item.takenAt().toString());
    node.put("offset", item.offset().map(Manifest::offsetText).orElse(null));
    node.put("takenLocal", item.takenLocal().toString());
    node.put("createdAt", item.createdAt().toString());
  }

  private static int stackSize(List<Handout> handouts) {
    return handouts.stream()
        .filter(handout -> handout.version() == DownloadVersion.ALL)
        .mapToInt(handout -> handout.entries().size())
        .sum();
  }

  private static void addOwnFile(ObjectNode node, SimulatedFile file, List<Handout> handouts) {
    boolean comesAlone =
        handouts.stream()
            .filter(handout -> !handout.zip())
            .anyMatch(handout -> handout.entries().get(0).file().equals(file));
    node.put("role", file.role().name()).put("name", file.name());
    node.put("sentName", comesAlone ? file.sentName() : null);
    addContent(node, file);
  }

  private static void addDownload(ObjectNode node, Handout handout) {
    node.put("version", handout.version().name()).put("name", handout.name());
    node.put("type", handout.mimeType()).put("zip", handout.zip());
    ArrayNode files = node.putArray("files");
    for (Handout.Entry entry : handout.entries()) {
      ObjectNode file = files.addObject().put("name", entry.name());
      addContent(file.put("role", entry.file().role().name()), entry.file());
    }
  }

  private static void addContent(ObjectNode node, SimulatedFile file) {
    node.put("sizeBytes", file.sizeBytes());
    node.put("sha1", file.sha1()).put("sha256", file.sha256());
  }

  private static ObjectNode albumNode(SimulatedAlbum album, SimulatedLibrary library) {
    ObjectNode node = MAPPER.createObjectNode().put("id", album.id()).put("title", album.title());
    node.put("address", album.address()).put("shared", album.share().isPresent());
    addItems(node, album.id(), library);
    return node;
  }

  private static JsonNode partnerNode(SimulatedLibrary library) {
    Optional<String> partner = library.partner();
    if (partner.isEmpty()) {
      return MAPPER.nullNode();
    }
    ObjectNode node = MAPPER.createObjectNode().put("id", partner.get());
    node.put("address", "/partner/" + partner.get());
    addItems(node, partner.get(), library);
    return node;
  }

  private static void addItems(ObjectNode node, String albumId, SimulatedLibrary library) {
    ArrayNode items = node.putArray("items");
    for (SimulatedItem item : library.albumItems(albumId)) {
      items.addObject().put("key", item.key()).put("keyInAlbum", item.albums().get(albumId));
    }
  }

  /** Java says {@code Z} where others say {@code +00:00}. */
  private static String offsetText(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
  }
}
