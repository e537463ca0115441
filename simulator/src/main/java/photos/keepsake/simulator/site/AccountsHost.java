package photos.keepsake.simulator.site;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.control.SignInScreen;
import photos.keepsake.simulator.net.Handler;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.net.ServedHosts;
import photos.keepsake.simulator.net.Text;

/** accounts.google.com: signing in and out, and the rotation of cookies. Any password is right. */
final class AccountsHost implements Handler {
  private static final String ORIGIN = "https://accounts.google.com";

  private final SiteContext site;

  AccountsHost(SiteContext site) {
    this.site = site;
  }

  /** Where a signed-out browser is sent. */
  static String signInUrl(String back) {
    return ORIGIN + "/ServiceLogin?service=lh2&passive=true&continue=" + Text.urlEncoded(back);
  }

  /** The same, but the form is shown whatever the session. */
  static String forcedSignInUrl(String back) {
    return signInUrl(back) + "&osid=1";
  }

  /** The page on which one chooses an account. */
  static String chooserUrl(String back) {
    return screenUrl(SignInScreen.CHOOSER, back);
  }

  private static String screenUrl(SignInScreen screen, String back) {
    return ORIGIN + screen.path() + "?continue=" + Text.urlEncoded(back);
  }

  /** The page that renews the cookies that rotate; pages load it in a hidden frame. */
  static String rotateUrl(String origin) {
    return ORIGIN + "/RotateCookiesPage?og_pid=42&rot=3&origin=" + Text.urlEncoded(origin);
  }

  @Override
  public Response handle(Request request) {
    String back = safe(request.parameter("continue"));
    return switch (request.path()) {
      case "/ServiceLogin" -> serviceLogin(request, back);
      case "/v3/signin/identifier" -> page("identifier.html", back);
      case "/v3/signin/challenge/pwd" -> page("password.html", back);
      case "/sim-signin" -> signIn(back);
      case "/SignOutOptions" -> page("signoutoptions.html", back);
      case "/Logout" ->
          Response.redirect(signInUrl(PageShell.ORIGIN + "/")).withCookies(Sessions.signOut());
      case "/RotateCookiesPage" -> rotate(request);
      default -> screen(request.path(), back);
    };
  }

  /** Each screen is a page that is called after the end of its path. */
  private static Response screen(String path, String back) {
    return Arrays.stream(SignInScreen.values())
        .filter(screen -> screen.path().equals(path))
        .findFirst()
        .map(screen -> page(path.substring(path.lastIndexOf('/') + 1) + ".html", back))
        .orElseGet(ListPages::notFound);
  }

  private Response serviceLogin(Request request, String back) {
    Optional<SignInScreen> screen =
        site.faults.scope(Fault.SIGN_IN_SCREEN).flatMap(FaultScope::screen);
    if (site.happens(Fault.SIGN_IN_SCREEN)) {
      return Response.redirect(screenUrl(screen.orElse(SignInScreen.CHOOSER), back));
    }
    boolean passesThrough = site.isSignedIn(request) && request.parameter("osid").isEmpty();
    return passesThrough ? Response.redirect(back) : page("identifier.html", back);
  }

  private Response signIn(String back) {
    site.counters.count("sign_ins");
    return Response.redirect(back).withCookies(site.sessions.signIn());
  }

  private Response rotate(Request request) {
    if (site.happens(Fault.ROTATE_COOKIES_REFUSED)) {
      site.sessions.signOutAll();
      return Response.html(401, "<!doctype html><title>401</title>")
          .withCookies(Sessions.signOut());
    }
    boolean onTheWay = request.parameter("go").equals("1");
    String script =
        onTheWay ? "location.replace(\"" + safe(request.parameter("origin")) + "\")" : "";
    return Response.html(200, "<!doctype html><title></title><script>" + script + "</script>")
        .withCookies(site.isSignedIn(request) ? site.sessions.rotated() : Sessions.signOut());
  }

  private static Response page(String name, String back) {
    String html = Resources.text(name).replace("{{continue}}", Text.urlEncoded(back));
    return Response.html(200, html);
  }

  /** Only leads back to a host of the site; anything else becomes the library. */
  private static String safe(String back) {
    try {
      URI uri = URI.create(back);
      boolean ours =
          "https".equals(uri.getScheme())
              && uri.getHost() != null
              && ServedHosts.serves(uri.getHost());
      return ours ? uri.toASCIIString() : PageShell.ORIGIN + "/";
    } catch (IllegalArgumentException e) {
      return PageShell.ORIGIN + "/"; // no URL at all
    }
  }
}
