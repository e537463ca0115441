package photos.keepsake.simulator.site;

import java.time.Duration;
import java.util.Set;
import photos.keepsake.simulator.cloud.Cloud;
import photos.keepsake.simulator.control.Counters;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.net.Delivery;
import photos.keepsake.simulator.net.Handler;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;

/** The whole site: sends each request to the class of its host. Safe for many threads. */
public final class Site implements Handler {
  private static final Set<String> VISITED =
      Set.of("photos.google.com", "accounts.google.com", "www.google.com", "consent.google.com");

  private final SiteContext context;
  private final PageShell shell;
  private final PhotosHost photos;
  private final AccountsHost accounts;
  private final ContentHost content;

  /** A site that shows what {@code cloud} knows, which may change while it runs. */
  public Site(SiteSettings settings, Cloud cloud, Faults faults, Counters counters) {
    this.context = new SiteContext(settings, cloud, faults, counters);
    this.shell = new PageShell(context);
    this.photos = new PhotosHost(context, shell);
    this.accounts = new AccountsHost(context);
    this.content = new ContentHost(context);
  }

  /** Sets how long the addresses of downloads that calls give out are good. */
  public void urlsLiveFor(Duration life) {
    context.rpc.urls().liveFor(life);
  }

  /** From now on pages carry the proof that opens the locked folder. */
  public void openLockedFolder() {
    context.rpc.openLockedFolder();
  }

  /** Ends every session that there is; see also the fault {@code SIGNED_OUT}. */
  public void signOutAll() {
    context.sessions.signOutAll();
  }

  @Override
  public Response handle(Request request) {
    context.counters.count("requests");
    Response answer = answer(request);
    return answer.after(answer.delay().plus(context.settings.latency()));
  }

  private Response answer(Request request) {
    try {
      boolean firstVisit = VISITED.contains(request.host()) && request.cookie("NID").isEmpty();
      Response answer = byHost(request);
      return firstVisit ? answer.withCookies(Sessions.visitor()) : answer;
    } catch (RuntimeException e) {
      // A bug of the simulator must not look like a fault of the site: it is counted apart.
      context.counters.count("errors");
      context.counters.count("error:" + e);
      return Response.html(500, "<!doctype html><title>Simulator error</title>" + e);
    }
  }

  private Response byHost(Request request) {
    String host = request.host();
    if (host.startsWith("silent-")) { // what a page asks that must hang
      return Response.empty(200).with(Delivery.after(0, Delivery.Ending.SILENT));
    }
    return switch (host) {
      case "photos.google.com" -> photos.handle(request);
      case "accounts.google.com" -> accounts.handle(request);
      case "www.google.com" -> OtherHosts.www(request);
      case "consent.google.com", "consent.youtube.com" -> OtherHosts.consent(request);
      case "lh3.google.com" -> content.handle(request);
      case "www.gstatic.com" -> shell.asset(request.path());
      default ->
          host.endsWith("googleusercontent.com") || host.endsWith("usercontent.google.com")
              ? content.handle(request)
              : Response.empty(404);
    };
  }
}
