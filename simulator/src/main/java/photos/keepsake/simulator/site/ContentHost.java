package photos.keepsake.simulator.site;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Handler;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.site.rpc.SignedUrls;
import photos.keepsake.simulator.truth.DownloadVersion;
import photos.keepsake.simulator.truth.NameQuirk;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;

/**
 * The hosts with the bytes: thumbnails and signed downloads. A signed URL is its own permission,
 * but on {@code photos.fife.usercontent.google.com} the session's cookies are asked for too.
 */
final class ContentHost implements Handler {
  private static final String FIFE = "photos.fife.usercontent.google.com";

  /** Everywhere else the address alone is the permission. */
  private static final Set<String> ASKING_FOR_COOKIES = Set.of(FIFE, "lh3.google.com");

  private static final Duration LATE = Duration.ofSeconds(3);

  private final SiteContext site;
  private final Thumbnails thumbnails = new Thumbnails();
  private final DownloadAnswers downloads;
  private final SignedDownloads signed;

  ContentHost(SiteContext site) {
    this.site = site;
    this.downloads = new DownloadAnswers(site);
    this.signed = new SignedDownloads(site, downloads, this::mishap);
  }

  /** The URL of a download; the host of an item is always the same. */
  static String urlFor(
      SiteContext site, SimulatedItem item, DownloadVersion version, String token) {
    boolean zip = version == DownloadVersion.ALL;
    boolean liveZip = item.livePhoto() && version != DownloadVersion.VIDEO;
    if (zip || liveZip) {
      return "https://doc-export.googleusercontent.com/" + token;
    }
    if (item.quirk() == NameQuirk.EMPTY) {
      return "https://lh3.googleusercontent.com/" + token + "/"; // no name to be taken from it
    }
    if (item.kind().isVideo() || version == DownloadVersion.VIDEO) {
      return "https://video-downloads.googleusercontent.com/" + token;
    }
    return site.dice.roll(3, "host", item.key()) == 0
        ? "https://" + FIFE + "/pw/" + token + "=s0-d?authuser=0"
        : "https://lh3.googleusercontent.com/" + token + "=s0-d-ip";
  }

  @Override
  public Response handle(Request request) {
    String path = request.path().replaceFirst("/$", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    int options = name.indexOf('=');
    String token = options < 0 ? name : name.substring(0, options);
    boolean withSession = !ASKING_FOR_COOKIES.contains(request.host()) || site.isSignedIn(request);
    if (token.startsWith("AP1Gcz")) {
      return picture(token, options < 0 ? "" : name.substring(options + 1), withSession, request);
    }
    if (SignedUrls.isToken(token)) {
      return withSession ? signed.signed(token, request) : toSignIn(request);
    }
    if (token.equals("downloads.html")) {
      return downloads.stray();
    }
    Optional<Grants.Grant> grant = site.grants.of(token);
    Optional<SimulatedItem> item = grant.map(Grants.Grant::libraryKey).flatMap(site.library::byKey);
    if (item.isEmpty()) {
      return SignedDownloads.forbidden();
    }
    if (!withSession) {
      return toSignIn(request);
    }
    return download(item.get(), grant.get().version(), request);
  }

  private static Response toSignIn(Request request) {
    return Response.redirect(AccountsHost.signInUrl(request.url()));
  }

  /** A thumbnail, or what else its address is asked for; files only with a session. */
  private Response picture(String token, String options, boolean withSession, Request request) {
    boolean file = options.startsWith("s0-d");
    if (!withSession) {
      return file ? toSignIn(request) : thumbnails.answer(token, false);
    }
    Optional<String> key = site.rpc.bases().keyOf(token);
    return key.flatMap(k -> signed.optioned(k, options, request))
        .orElseGet(() -> thumbnails.answer(token, true));
  }

  private Response download(SimulatedItem item, DownloadVersion version, Request request) {
    if (item.unready() == Undownloadable.ERROR_PAGE) {
      return Response.empty(404); // an empty 404 makes Chrome show its own error page
    }
    return mishap(item, request)
        .orElseGet(
            () -> {
              Response answer = downloads.attachment(item, version);
              return site.happens(Fault.DOWNLOAD_LATE, item) ? answer.after(LATE) : answer;
            });
  }

  private Optional<Response> mishap(SimulatedItem item, Request request) {
    String page = "<!doctype html><html><title>Sorry</title><p>Something went wrong.</html>";
    if (isInFrame(request) && site.happens(Fault.DOWNLOAD_NOT_IN_FRAMES, item)) {
      site.counters.count("downloads_refused");
      return Optional.of(
          Response.html(200, page)
              .with("X-Frame-Options", "DENY")
              .with("Content-Security-Policy", "frame-ancestors 'none'"));
    }
    if (isInFrame(request) && site.happens(Fault.DOWNLOAD_PAGE_IN_FRAMES, item)) {
      site.counters.count("downloads_refused");
      return Optional.of(Response.html(200, page));
    }
    if (site.happens(Fault.DOWNLOAD_404, item)) {
      return Optional.of(Response.empty(404));
    }
    if (site.happens(Fault.DOWNLOAD_403_EXPIRED, item)) {
      return Optional.of(Response.html(403, page));
    }
    if (site.happens(Fault.DOWNLOAD_429, item)) {
      return Optional.of(Response.html(429, page).with("Retry-After", "2"));
    }
    if (site.happens(Fault.DOWNLOAD_429_WITHOUT_HINT, item)) {
      return Optional.of(Response.html(429, page));
    }
    if (site.happens(Fault.DOWNLOAD_500, item)) {
      return Optional.of(Response.html(500, page));
    }
    if (site.happens(Fault.DOWNLOAD_504, item)) {
      return Optional.of(Response.empty(504));
    }
    if (site.happens(Fault.DOWNLOAD_HTML_200, item)) {
      return Optional.of(Response.html(200, page));
    }
    if (site.happens(Fault.DOWNLOAD_SIGN_IN_REDIRECT, item)) {
      return Optional.of(Response.redirect(AccountsHost.forcedSignInUrl(request.url())));
    }
    return Optional.empty();
  }

  /** As every browser of today says it; other clients have no frames. */
  private static boolean isInFrame(Request request) {
    return request.header("sec-fetch-dest").filter("iframe"::equals).isPresent();
  }
}
