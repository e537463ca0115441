package photos.keepsake.simulator.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Body;
import photos.keepsake.simulator.net.Delivery;
import photos.keepsake.simulator.net.Delivery.Ending;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.site.Grants.Version;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;

/** Attachments: which files an item is handed out as, under which name, and how they go wrong. */
final class DownloadAnswers {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final SiteContext site;

  DownloadAnswers(SiteContext site) {
    this.site = site;
  }

  /** The stray attachment that is no photo. */
  Response stray() {
    byte[] page = "<!doctype html><title>Downloads</title>".getBytes(StandardCharsets.UTF_8);
    return Response.of(200, "text/html", page)
        .with("Content-Disposition", "attachment;filename=\"downloads.html\"");
  }

  /** What the item is handed out as, spoilt where a fault says so. */
  Response attachment(SimulatedItem asked, Version version) {
    SimulatedItem item = site.happens(Fault.DOWNLOAD_OTHER_ITEM, asked) ? nextOlder(asked) : asked;
    Response answer = isZip(item, version) ? zip(item, version) : file(item, version);
    return spoilt(counted(answer), item);
  }

  private static boolean isZip(SimulatedItem item, Version version) {
    return version == Version.ALL || (item.livePhoto() && version != Version.VIDEO);
  }

  private SimulatedItem nextOlder(SimulatedItem item) {
    Listing library = site.listings.of(Place.LIBRARY).orElseThrow();
    int next = library.positionOf(item.key()) + 1;
    return next < library.size() ? library.get(next) : item;
  }

  private Response file(SimulatedItem item, Version version) {
    SimulatedFile file = single(item, version);
    if (version == Version.VIDEO && file.role() != FileRole.CLIP) {
      return MotionTail.answer(file);
    }
    Body body = Body.streamed(file.sizeBytes(), out -> copy(file, out));
    return Response.of(200, file.mimeType(), body)
        .with("Content-Disposition", disposition(item, sentName(item, file)))
        .with("Cache-Control", "private, max-age=0, no-store")
        .with("X-Content-Type-Options", "nosniff");
  }

  private String sentName(SimulatedItem item, SimulatedFile file) {
    return site.happens(Fault.NAME_HOSTILE_AS_SENT, item) ? file.name() : file.sentName();
  }

  private static SimulatedFile single(SimulatedItem item, Version version) {
    Optional<SimulatedFile> wanted =
        switch (version) {
          case VIDEO -> item.file(FileRole.CLIP);
          case PLAIN -> item.file(FileRole.EDITED);
          case ORIGINAL, ALL -> Optional.empty();
        };
    return wanted.orElse(item.files().get(0));
  }

  private Response zip(SimulatedItem item, Version version) {
    List<SimulatedFile> files = new ArrayList<>();
    files.add(version == Version.PLAIN ? single(item, version) : item.files().get(0));
    item.file(FileRole.CLIP).ifPresent(files::add);
    boolean general = version == Version.ALL || site.dice.roll(2, "zip", item.key()) == 0;
    String base = item.fileName().replaceFirst("\\.[^.]*$", "");
    Body body =
        new ZipBody(
            files, site.happens(Fault.ZIP_DOT_DOT, item), site.happens(Fault.ZIP_BOMB, item));
    return Response.of(200, "application/zip", body)
        .with("Content-Disposition", disposition(item, general ? "photos.zip" : base + ".zip"))
        .with("Cache-Control", "private, max-age=0, no-store");
  }

  private String disposition(SimulatedItem item, String name) {
    boolean blank = site.dice.roll(2, "blank", item.key()) == 0;
    return ContentDisposition.attachment(name, blank);
  }

  static void copy(SimulatedFile file, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = file.open()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
    }
  }

  private Response counted(Response answer) {
    Body body = answer.body();
    Body counting =
        Body.streamed(
            body.length(),
            out -> {
              site.counters.count("downloads_begun");
              body.writeTo(out);
              site.counters.count("downloads_done");
              site.counters.add("download_bytes", Math.max(0, body.length()));
            });
    return new Response(
        answer.status(), answer.headers(), counting, answer.delivery(), answer.delay());
  }

  private Response spoilt(Response answer, SimulatedItem item) {
    long half = sizeOf(answer, item) / 2;
    boolean zip = answer.header("Content-Type").equals("application/zip");
    if (zip && site.happens(Fault.ZIP_CUT, item)) {
      return answer.with(Delivery.after(half, Ending.SHORT_WITHOUT_LENGTH));
    }
    if (site.happens(Fault.DOWNLOAD_EMPTY, item)) {
      return withBody(answer, Body.of(new byte[0]));
    }
    if (site.happens(Fault.DOWNLOAD_HTML_ATTACHMENT, item)) {
      byte[] page = "<!DOCTYPE html><html><p>Error</html>".getBytes(StandardCharsets.UTF_8);
      return withBody(answer, Body.of(page));
    }
    if (site.happens(Fault.DOWNLOAD_SHORTENED, item)) {
      return withBody(answer, shortened(answer.body(), half));
    }
    return spoiltOnTheWay(answer, item, half);
  }

  private Response spoiltOnTheWay(Response answer, SimulatedItem item, long half) {
    if (site.happens(Fault.DOWNLOAD_TRUNCATED, item)) {
      return answer.with(Delivery.after(half, Ending.SHORT));
    }
    if (site.happens(Fault.DOWNLOAD_TRUNCATED_WITHOUT_LENGTH, item)) {
      return answer.with(Delivery.after(half, Ending.SHORT_WITHOUT_LENGTH));
    }
    if (site.happens(Fault.DOWNLOAD_STALL, item)) {
      return answer.with(Delivery.after(half, Ending.STALL));
    }
    if (site.happens(Fault.DOWNLOAD_CUT, item)) {
      return answer.with(Delivery.after(half, Ending.RESET));
    }
    if (site.happens(Fault.DOWNLOAD_CORRUPTED, item)) {
      return answer.with(Delivery.after(half, Ending.FLIPPED));
    }
    return site.happens(Fault.DOWNLOAD_SILENT, item)
        ? answer.with(Delivery.after(0, Ending.SILENT))
        : answer;
  }

  private static long sizeOf(Response answer, SimulatedItem item) {
    return answer.body().length() == Body.UNKNOWN
        ? item.files().get(0).sizeBytes()
        : answer.body().length();
  }

  private static Response withBody(Response answer, Body body) {
    return new Response(answer.status(), answer.headers(), body, answer.delivery(), answer.delay());
  }

  /** The first {@code length} bytes of a body, announced as all there is. */
  private static Body shortened(Body body, long length) {
    return Body.streamed(length, out -> body.writeTo(new FirstBytes(out, length)));
  }
}
