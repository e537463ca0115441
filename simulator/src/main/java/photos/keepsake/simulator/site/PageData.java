package photos.keepsake.simulator.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Delivery;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.truth.DownloadVersion;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;
import tools.jackson.databind.node.ObjectNode;

/** What the pages' scripts ask for: parts of lists, an item's panel, a download's URL. */
final class PageData {
  /** So late that a list looks finished. */
  private static final Duration SLOW_GRID = Duration.ofSeconds(8);

  /** So long a film of highlights keeps its page from everything else. */
  private static final Duration FROZEN = Duration.ofMillis(1500);

  private static final int SLOW_PANEL_MS = 10_000;

  private final SiteContext site;
  private final PageLists lists;
  private final ItemJson items;
  private final PageMishaps mishaps;

  PageData(SiteContext site) {
    this.site = site;
    this.lists = new PageLists(site);
    this.items = new ItemJson(site);
    this.mishaps = new PageMishaps(site);
  }

  /** Answers the request for {@code what}; 401 when the session is gone. */
  Response answer(String what, Request request, boolean signedIn) {
    boolean shared = request.parameter("place").startsWith(Place.Kind.SHARE.name());
    if (!signedIn && !shared) {
      return Response.empty(401);
    }
    Optional<Place> place = placeOf(request);
    Optional<Listing> listing = place.flatMap(site.listings::of);
    if (listing.isEmpty()) {
      return Response.empty(404);
    }
    return switch (what) {
      case "outline" ->
          listingMishap(Json.text(lists.outline(listing.get(), request.parameter("from"))));
      case "listing" -> listingMishap(Json.text(part(listing.get(), request)));
      case "write" -> write(request);
      default -> aboutItem(what, listing.get(), request);
    };
  }

  private static Optional<Place> placeOf(Request request) {
    try {
      return Optional.of(Place.parse(request.parameter("place"), request.parameter("auth")));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no place of ours: the caller answers 404
    }
  }

  private ObjectNode part(Listing listing, Request request) {
    site.counters.count("listing_requests");
    if (site.happens(Fault.ITEM_INSERTED_MID_LIST)) {
      Instant now = site.settings.clock().instant();
      site.library.addPhoto("IMG_" + now.getEpochSecond() + ".JPG", now);
    }
    return site.happens(Fault.GRID_EMPTY_ONCE)
        ? Json.object().set("items", Json.array()).asObject()
        : lists.part(listing, request.parameter("from"), request.parameter("to"));
  }

  private Response listingMishap(String json) {
    if (site.happens(Fault.SIGNED_OUT_MID_LIST)) {
      site.sessions.signOutAll();
      return Response.empty(401);
    }
    if (site.happens(Fault.GRID_500)) {
      return Response.empty(500);
    }
    Response answer = Response.json(json);
    if (site.happens(Fault.GRID_HANGS)) {
      return answer.with(Delivery.after(0, Delivery.Ending.SILENT));
    }
    return site.happens(Fault.SLOW_GRID) ? answer.after(SLOW_GRID) : answer;
  }

  private Response write(Request request) {
    site.counters.count("writes");
    site.counters.count("write:" + request.parameter("what"));
    return Response.json("{}");
  }

  private Response aboutItem(String what, Listing listing, Request request) {
    String key = request.parameter("key");
    int position = listing.positionOf(key);
    if (position < 0) {
      return Response.empty(404);
    }
    SimulatedItem item = listing.get(position);
    return switch (what) {
      case "near" -> Response.json(Json.text(lists.near(listing, key, PageLists.MANY)));
      case "shown" -> Response.json(Json.text(shown(item)));
      case "mishap" -> Response.json(Json.text(mishaps.now(request.parameter("fault"), item)));
      case "freeze" -> Response.json("{}").after(FROZEN);
      case "info" -> Response.json(Json.text(info(item)));
      case "download" -> download(item, request);
      default -> Response.empty(404);
    };
  }

  private ObjectNode shown(SimulatedItem item) {
    ObjectNode json = Json.object().put("hang", site.happens(Fault.TAB_HANGS, item));
    json.set("armed", mishaps.armed(item));
    return json;
  }

  private ObjectNode info(SimulatedItem item) {
    ObjectNode json = items.info(item);
    if (site.happens(Fault.INFO_PANEL_NEVER, item)) {
      json.put("never", true);
    }
    if (site.happens(Fault.INFO_PANEL_SLOW, item)) {
      json.put("delay", SLOW_PANEL_MS);
    }
    return json;
  }

  private Response download(SimulatedItem item, Request request) {
    site.counters.count("download_urls");
    if (site.happens(Fault.SIGNED_OUT_MID_DOWNLOAD)) {
      site.sessions.signOutAll();
      return Response.empty(401);
    }
    if (site.happens(Fault.DOWNLOAD_REQUEST_500, item)) {
      return Response.empty(500);
    }
    if (site.happens(Fault.DOWNLOAD_REQUEST_HANGS, item)) {
      return Response.empty(200).with(Delivery.after(0, Delivery.Ending.SILENT));
    }
    return Response.json(Json.text(downloadAnswer(item, request)));
  }

  /**
   * For a video that is not ready: by the menu a dialog, by key a message, except where the item
   * always brings the dialog; or nothing at all while the page says "ready soon".
   */
  private ObjectNode downloadAnswer(SimulatedItem item, Request request) {
    boolean byKey = request.parameter("via").equals("key");
    ObjectNode json = Json.object();
    if (item.unready() == Undownloadable.PROCESSING_DIALOG) {
      return json.put("state", "dialog");
    }
    if (item.unready() == Undownloadable.PROCESSING_TOAST) {
      return json.put("state", byKey ? "toast" : "dialog");
    }
    if (item.unready() == Undownloadable.READY_SOON_TEXT) {
      return json.put("state", "nothing");
    }
    if (site.happens(Fault.SPURIOUS_DOWNLOADS_HTML, item)) {
      json.put("stray", "https://lh3.googleusercontent.com/downloads.html");
    }
    return json.put("state", "url").put("url", grantUrl(item, request));
  }

  private String grantUrl(SimulatedItem item, Request request) {
    DownloadVersion version =
        DownloadVersion.valueOf(request.parameter("version").toUpperCase(Locale.ROOT));
    String token = site.grants.give(new Grants.Grant(item.key(), version));
    return ContentHost.urlFor(site, item, version, token);
  }
}
