package photos.keepsake.simulator.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Body;
import photos.keepsake.simulator.net.Delivery;
import photos.keepsake.simulator.net.Delivery.Ending;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.truth.DownloadVersion;
import photos.keepsake.simulator.truth.Handout;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;

/** Attachments: which files an item is handed out as, under which name, and how they go wrong. */
final class DownloadAnswers {
  private static final Duration LATE = Duration.ofSeconds(3);
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

  /** What the item is handed out as, spoilt where a fault says so; 404 where it has no such. */
  Response attachment(SimulatedItem asked, DownloadVersion version) {
    SimulatedItem item = site.happens(Fault.DOWNLOAD_OTHER_ITEM, asked) ? nextOlder(asked) : asked;
    DownloadVersion given = item.equals(asked) ? version : DownloadVersion.PLAIN;
    return site.library.handouts(item).stream()
        .filter(handout -> handout.version() == given)
        .findFirst()
        .map(handout -> spoilt(counted(answer(asked, handout, false)), handout, asked))
        .orElseGet(() -> Response.empty(404));
  }

  /** One handout of an item, whatever its menu offers, spoilt where a fault says so. */
  Response signed(SimulatedItem asked, Handout asIs) {
    Handout handout =
        site.happens(Fault.DOWNLOAD_OTHER_ITEM, asked)
            ? site.library.handouts(nextOlder(asked)).get(0)
            : asIs;
    Response answer = spoilt(counted(answer(asked, handout, true)), handout, asked);
    return site.happens(Fault.DOWNLOAD_LATE, asked) ? answer.after(LATE) : answer;
  }

  /** In the list of all items; the very oldest has only a newer neighbour. */
  private SimulatedItem nextOlder(SimulatedItem item) {
    ItemList all = site.library.items();
    int next = all.indexOf(item) + 1;
    return all.get(next < all.size() ? next : Math.max(0, all.size() - 2));
  }

  private Response answer(SimulatedItem asked, Handout handout, boolean encoded) {
    SimulatedFile first = handout.entries().get(0).file();
    boolean raw = !handout.zip() && site.happens(Fault.NAME_HOSTILE_AS_SENT, asked);
    String name = raw ? first.name() : handout.name();
    Body body =
        handout.zip()
            ? zipBody(asked, handout)
            : Body.streamed(first.sizeBytes(), out -> copy(first, out));
    return Response.of(200, handout.mimeType(), body)
        .with(
            "Content-Disposition",
            encoded ? ContentDisposition.encoded(name) : disposition(asked, name))
        .with("Cache-Control", "private, max-age=0, no-store")
        .with("X-Content-Type-Options", "nosniff");
  }

  private ZipBody zipBody(SimulatedItem asked, Handout handout) {
    boolean climbing = site.happens(Fault.ZIP_DOT_DOT, asked);
    return new ZipBody(handout.entries(), climbing, site.happens(Fault.ZIP_BOMB, asked));
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

  private Response spoilt(Response answer, Handout handout, SimulatedItem item) {
    long size = handout.entries().stream().mapToLong(entry -> entry.file().sizeBytes()).sum();
    long half = size / 2;
    if (handout.zip() && site.happens(Fault.ZIP_CUT, item)) {
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

  private static Response withBody(Response answer, Body body) {
    return new Response(answer.status(), answer.headers(), body, answer.delivery(), answer.delay());
  }

  /** The first {@code length} bytes of a body, announced as all there is. */
  private static Body shortened(Body body, long length) {
    return Body.streamed(length, out -> body.writeTo(new FirstBytes(out, length)));
  }
}
