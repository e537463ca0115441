package photos.keepsake.simulator.site.rpc;

import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.media.Capture;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Pictures, films and motion as rows describe them. */
final class MediaNodes {
  private static final int CAMERA_PHOTO = 1;
  private static final int SCREENSHOT = 3;
  private static final int READY = 4;

  /** A guess: samples know only 4. */
  private static final int PROCESSING = 2;

  private static final int COLOURS = 1 << 24;

  private final RpcContext context;

  MediaNodes(RpcContext context) {
    this.context = context;
  }

  /** As lists have it: no sizes of the original, no camera. */
  ArrayNode inList(SimulatedItem item) {
    return picture(item, Wire.array(null, null, kind(item)));
  }

  /** With the size of the original. */
  ArrayNode withSizes(SimulatedItem item) {
    return picture(item, Wire.array(item.width(), item.height(), kind(item)));
  }

  /** With size and camera. */
  ArrayNode withCamera(SimulatedItem item) {
    return picture(item, Wire.array(item.width(), item.height(), kind(item), null, camera(item)));
  }

  private ArrayNode picture(SimulatedItem item, ArrayNode original) {
    ArrayNode picture =
        Wire.array(address(item), item.width(), item.height(), null, null, null, null, null);
    picture.add(original);
    int colour = context.roll(COLOURS, "colour " + item.key());
    return colour % 20 == 0 ? picture : picture.add(Wire.array(colour));
  }

  String address(SimulatedItem item) {
    return context.bases().of(item.key(), context.cloud().facts(item).edits());
  }

  private static int kind(SimulatedItem item) {
    return item.files().get(0).capture().isPresent() ? CAMERA_PHOTO : SCREENSHOT;
  }

  /** Make, model, aperture, focal length, ISO, exposure, orientation; names may be null. */
  static ArrayNode camera(SimulatedItem item) {
    return item.files()
        .get(0)
        .capture()
        .map(Capture::camera)
        .map(c -> Wire.array(c.make(), c.model(), null, 1.8, 4.2, 100, 0.008, null, 1))
        .orElseGet(() -> Wire.array(null, null, null, null, null, null, null, null, 1));
  }

  /** The film of a list's row, or null for a picture: its presence says that it is a film. */
  @Nullable JsonNode film(SimulatedItem item) {
    return item.kind().isVideo() ? film(item, null) : null;
  }

  /** The same with the sizes in which it can be played. */
  @Nullable JsonNode playableFilm(SimulatedItem item) {
    return item.kind().isVideo() ? film(item, streams(item)) : null;
  }

  private JsonNode film(SimulatedItem item, @Nullable ArrayNode streams) {
    boolean ready = item.unready() == Undownloadable.NONE;
    int width = Math.min(item.width(), 1920);
    int height = Math.min(item.height(), 1080);
    ArrayNode film =
        Wire.array(durationMs(item), null, width, height, null, ready ? READY : PROCESSING);
    film.add(streams == null ? Wire.node(134) : Wire.node(null));
    film.add(Wire.node(ready ? streams : null));
    film.add(Wire.array(Wire.array(1, null, width, height)));
    film.add(false);
    film.add(Wire.node(null)).add(Wire.node(null)).add(Wire.node(null));
    return film.add(Wire.array("https://lh3.googleusercontent.com/pw/" + token(item)));
  }

  private String token(SimulatedItem item) {
    return context.bases().token(item.key(), context.cloud().facts(item).edits());
  }

  private static ArrayNode streams(SimulatedItem item) {
    return Wire.array(
        Wire.array(37, item.width(), item.height()),
        Wire.array(22, item.width() / 3 * 2, item.height() / 3 * 2),
        Wire.array(18, item.width() / 3, item.height() / 3));
  }

  /** The moving part of a list's row, or null where nothing moves. */
  @Nullable JsonNode motion(SimulatedItem item) {
    return moves(item) ? Wire.array(null, durationMs(item)) : null;
  }

  /** The same with an address of the film. */
  @Nullable JsonNode motion(SimulatedItem item, String address) {
    return moves(item) ? Wire.array(streams(item), durationMs(item), null, address) : null;
  }

  private static boolean moves(SimulatedItem item) {
    return item.livePhoto() || item.motionPhoto();
  }

  private long durationMs(SimulatedItem item) {
    return 1500L + context.roll(60_000, "duration " + item.key());
  }
}
