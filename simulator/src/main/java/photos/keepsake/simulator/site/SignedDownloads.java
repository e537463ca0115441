package photos.keepsake.simulator.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.site.rpc.SignedUrls.Signed;
import photos.keepsake.simulator.truth.DownloadVersion;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.Handout;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;

/**
 * What the addresses lead to that calls give out: signed ones, and the base addresses of pictures
 * with what is wanted behind them. RPC contract, section 7. {@code Range} is ignored: the answer is
 * always the whole file.
 */
final class SignedDownloads {
  private static final int REENCODED_BYTES = 45_000;

  private final SiteContext site;
  private final DownloadAnswers downloads;
  private final Mishap mishap;

  /** What may go wrong with the download of an item. */
  interface Mishap {
    Optional<Response> of(SimulatedItem item, Request request);
  }

  SignedDownloads(SiteContext site, DownloadAnswers downloads, Mishap mishap) {
    this.site = site;
    this.downloads = downloads;
    this.mishap = mishap;
  }

  /** The answer to a signed address; 403 when it is a forgery or too old. */
  Response signed(String token, Request request) {
    Optional<Signed> signed = site.rpc.urls().read(token);
    if (signed.isEmpty() || site.rpc.urls().hasExpired(signed.get())) {
      return forbidden();
    }
    List<SimulatedItem> items = items(signed.get());
    if (items.isEmpty()) {
      return Response.empty(404);
    }
    SimulatedItem first = items.get(0);
    if (first.unready() == Undownloadable.ERROR_PAGE) {
      return Response.empty(404);
    }
    return mishap.of(first, request).orElseGet(() -> download(signed.get(), items));
  }

  static Response forbidden() {
    return Response.html(403, "<!doctype html><title>Error 403 (Forbidden)!!1</title>403.");
  }

  private List<SimulatedItem> items(Signed signed) {
    List<SimulatedItem> items = new ArrayList<>();
    for (String key : signed.keys()) {
      switch (signed.what()) {
        case ALBUM_ZIP ->
            site.cloud.albums().stream()
                .filter(album -> album.goesBy(key))
                .flatMap(album -> site.cloud.entries(album).stream())
                .map(Held::item)
                .filter(SimulatedItem::isDownloadable)
                .forEach(items::add);
        default -> site.cloud.find(key).map(Held::item).ifPresent(items::add);
      }
    }
    return items;
  }

  private Response download(Signed signed, List<SimulatedItem> items) {
    SimulatedItem item = items.get(0);
    SimulatedFile original = item.files().get(0);
    return switch (signed.what()) {
      case CURRENT -> single(item, current(item));
      case ORIGINAL -> single(item, original);
      case CLIP ->
          item.file(FileRole.CLIP)
              .or(item::motionClip)
              .map(clip -> single(item, clip))
              .orElseGet(() -> Response.empty(404));
      case ZIP, ALBUM_ZIP ->
          downloads.signed(
              item, Handout.zipped(DownloadVersion.ALL, "Photos-3-001.zip", files(items)));
    };
  }

  private Response single(SimulatedItem item, SimulatedFile file) {
    return downloads.signed(item, Handout.single(DownloadVersion.PLAIN, file));
  }

  private static SimulatedFile current(SimulatedItem item) {
    return item.file(FileRole.EDITED).orElse(item.files().get(0));
  }

  private static List<SimulatedFile> files(List<SimulatedItem> items) {
    List<SimulatedFile> files = new ArrayList<>();
    for (SimulatedItem item : items) {
      files.add(current(item));
      item.file(FileRole.CLIP).ifPresent(files::add);
    }
    return files;
  }

  /**
   * The answer to a base address with options behind it; empty for a plain picture.
   *
   * @param key of the item
   * @param options what stands behind the equals sign
   */
  Optional<Response> optioned(String key, String options, Request request) {
    Optional<SimulatedItem> item = site.cloud.find(key).map(Held::item);
    return item.flatMap(one -> optioned(one, options, request));
  }

  private Optional<Response> optioned(SimulatedItem item, String options, Request request) {
    boolean video = item.kind().isVideo();
    return switch (options) {
      case "s0-d-I", "s0-d-ip", "s0-d" ->
          video
              ? Optional.of(reencoded(item, MediaFormat.JPEG))
              : mishap.of(item, request).or(() -> Optional.of(single(item, current(item))));
      // Traps: always status 200 and a picture or film, never the file that was uploaded.
      case "d", "s0" -> Optional.of(reencoded(item, MediaFormat.JPEG));
      case "dv" -> video ? Optional.of(reencoded(item, MediaFormat.MP4)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Smaller than the upload and without any metadata. */
  private Response reencoded(SimulatedItem item, MediaFormat format) {
    MediaRecipe recipe =
        MediaRecipe.of(format, item.key().hashCode(), REENCODED_BYTES, Optional.empty());
    String name = item.fileName().replaceFirst("\\.[^.]*$", "") + "." + format.extension();
    return single(item, new SimulatedFile(FileRole.EDITED, name, name, format.mimeType(), recipe));
  }
}
