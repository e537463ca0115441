package photos.keepsake.simulator.site;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Delivery;
import photos.keepsake.simulator.net.Handler;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.site.rpc.Rpc;
import photos.keepsake.simulator.truth.SimulatedItem;

/** photos.google.com: which page an address means, and who may see it. */
final class PhotosHost implements Handler {
  private static final Pattern ACCOUNT = Pattern.compile("^/u/(\\d+)(/.*|$)");
  private static final Pattern PHOTO = Pattern.compile("^/photo/([^/]+)/?$");
  private static final Pattern TRASHED = Pattern.compile("^/trash/([^/]+)/?$");
  private static final Pattern ALBUM = Pattern.compile("^/album/([^/]+)(?:/photo/([^/]+))?/?$");
  private static final Pattern PARTNER = Pattern.compile("^/partner/([^/]+)(?:/photo/([^/]+))?/?$");
  private static final Pattern SHARE = Pattern.compile("^/share/([^/]+)(?:/photo/([^/]+))?/?$");

  /** Of so many loads of an item's page one lands under {@code /u/0/} on its own. */
  private static final int PREFIX_EVERY = 16;

  private static final String ABOUT = "https://www.google.com/photos/about/";
  private static final String APP = "/_/PhotosUi/";
  private static final String DATA = APP + "page/";

  private final SiteContext site;
  private final ListPages lists;
  private final PageData data;

  PhotosHost(SiteContext site, PageShell shell) {
    this.site = site;
    this.lists = new ListPages(site, shell);
    this.data = new PageData(site);
  }

  @Override
  public Response handle(Request request) {
    Matcher numbered = ACCOUNT.matcher(request.path());
    boolean prefixed = numbered.matches();
    String path = prefixed ? numbered.group(2) : request.path();
    String prefix = prefixed ? "/u/" + numbered.group(1) : "";
    Optional<Response> mishap = commonMishap(request, path);
    if (mishap.isPresent()) {
      return mishap.get();
    }
    boolean signedIn = site.isSignedIn(request);
    if (path.equals(Rpc.PATH)) {
      return call(request, prefix, signedIn);
    }
    if (path.startsWith(DATA)) {
      return data.answer(path.substring(DATA.length()), request, signedIn);
    }
    if (!signedIn && !path.startsWith("/share/")) {
      return signedOut(path, prefixed, request);
    }
    if (prefix.equals(Rpc.SECOND_PREFIX)) {
      return lists.nothing(prefix);
    }
    if (prefixed && !prefix.equals("/u/0")) {
      return Response.redirect(PageShell.ORIGIN + "/u/0" + path); // nobody else is signed in
    }
    return pageMishap(request, path, prefixed)
        .orElseGet(() -> page(path.isEmpty() ? "/" : path, prefix, signedIn, request));
  }

  private Response call(Request request, String prefix, boolean signedIn) {
    boolean ends =
        (Rpc.lists(request) && site.happens(Fault.SIGNED_OUT_MID_LIST))
            || (Rpc.asksForDownload(request) && site.happens(Fault.SIGNED_OUT_MID_DOWNLOAD));
    if (ends) {
      site.sessions.signOutAll();
      return Response.empty(401);
    }
    return !signedIn && site.happens(Fault.LANDING_PAGE_200)
        ? landing()
        : site.rpc.answer(request, prefix, signedIn);
  }

  private Optional<Response> commonMishap(Request request, String path) {
    Response limited = Response.html(429, "<!doctype html><title>429</title>Too many requests");
    if (site.happens(Fault.RATE_LIMITED)) {
      return Optional.of(limited.with("Retry-After", "2"));
    }
    if (site.happens(Fault.RATE_LIMITED_WITHOUT_HINT)) {
      return Optional.of(limited);
    }
    if (path.startsWith(APP)) {
      return Optional.empty();
    }
    if (site.happens(Fault.PAGE_500)) {
      return Optional.of(Response.html(500, "<!doctype html><title>500</title>Server error"));
    }
    if (site.happens(Fault.PAGE_HANGS)) {
      return Optional.of(Response.empty(200).with(Delivery.after(0, Delivery.Ending.SILENT)));
    }
    if (!Sessions.hasAnsweredConsent(request) && site.happens(Fault.CONSENT_PAGE)) {
      return Optional.of(Response.redirect(OtherHosts.consentUrl(request.url())));
    }
    return Optional.empty();
  }

  private Response signedOut(String path, boolean prefixed, Request request) {
    if (site.happens(Fault.LANDING_PAGE_200)) {
      return landing();
    }
    if (prefixed) {
      return Response.html(403, "<!doctype html><title>Error 403</title>INVALID_ARGUMENT");
    }
    if (path.equals("/")) {
      return Response.redirect(ABOUT);
    }
    String back = path.equals("/login") ? PageShell.ORIGIN + "/" : request.url();
    return Response.redirect(AccountsHost.signInUrl(back));
  }

  private static Response landing() {
    return Response.html(200, "<!doctype html><title>Google Photos</title>Welcome");
  }

  private Optional<Response> pageMishap(Request request, String path, boolean prefixed) {
    if (path.equals("/login") && site.happens(Fault.ACCOUNT_CHOOSER)) {
      return Optional.of(Response.redirect(AccountsHost.chooserUrl(PageShell.ORIGIN + "/")));
    }
    boolean stray = !prefixed && (site.happens(Fault.ACCOUNT_PREFIX) || strays(path));
    if (stray && !path.equals("/login")) {
      return Optional.of(Response.redirect(PageShell.ORIGIN + "/u/0" + request.target()));
    }
    if (path.equals("/") && site.happens(Fault.ROTATE_COOKIES_ON_THE_WAY)) {
      return Optional.of(Response.redirect(AccountsHost.rotateUrl(request.url()) + "&go=1"));
    }
    return Optional.empty();
  }

  private boolean strays(String path) {
    return !site.settings.calm()
        && path.startsWith("/photo/")
        && site.dice.roll(PREFIX_EVERY, "prefix", path) == 0;
  }

  private Response page(String path, String prefix, boolean signedIn, Request request) {
    Response page = route(path, prefix, signedIn, request);
    return site.happens(Fault.PAGE_CUT)
        ? page.with(Delivery.after(page.body().length() / 2, Delivery.Ending.RESET))
        : page;
  }

  private Response route(String path, String prefix, boolean signedIn, Request request) {
    return switch (path) {
      case "/login" -> Response.redirect(PageShell.ORIGIN + prefix + "/");
      case "/" -> lists.grid(Place.LIBRARY, prefix, signedIn);
      case "/archive" -> lists.grid(Place.ARCHIVE, prefix, signedIn);
      case "/trash" -> lists.grid(Place.TRASH, prefix, signedIn);
      case "/search/_tra_" -> lists.grid(Place.RECENT, prefix, signedIn);
      case "/albums" -> lists.albums(prefix);
      default -> itemOrAlbum(path, prefix, signedIn, request);
    };
  }

  private Response itemOrAlbum(String path, String prefix, boolean signedIn, Request request) {
    return placeOf(path, signedIn, request)
        .map(at -> lists.listOrPhoto(at.place(), at.key(), prefix, signedIn))
        .orElseGet(() -> album(path, prefix, signedIn));
  }

  /** A list, and an item in it where the address names one. */
  private record At(Place place, Optional<String> key) {}

  private Optional<At> placeOf(String path, boolean signedIn, Request request) {
    Matcher photo = PHOTO.matcher(path);
    if (photo.matches()) {
      return Optional.of(new At(homeOf(photo.group(1)), Optional.of(photo.group(1))));
    }
    Matcher trashed = TRASHED.matcher(path);
    if (trashed.matches()) {
      return Optional.of(new At(Place.TRASH, Optional.of(trashed.group(1))));
    }
    Matcher partner = PARTNER.matcher(path);
    if (partner.matches()) {
      Place place = Place.partner(partner.group(1));
      return Optional.of(new At(place, Optional.ofNullable(partner.group(2))));
    }
    Matcher share = SHARE.matcher(path);
    if (share.matches()) {
      Place place = shared(share.group(1), request.parameter("key"), signedIn);
      return Optional.of(new At(place, Optional.ofNullable(share.group(2))));
    }
    return Optional.empty();
  }

  /** Who is signed in may leave the key of a link out. */
  private Place shared(String token, String key, boolean signedIn) {
    Place asked = Place.share(token, key);
    return signedIn && key.isEmpty() ? site.listings.shareByToken(token).orElse(asked) : asked;
  }

  /** A shared album has only its share's address; the items in it no other at all. */
  private Response album(String path, String prefix, boolean signedIn) {
    Matcher album = ALBUM.matcher(path);
    if (!album.matches()) {
      return ListPages.notFound();
    }
    Place place = Place.album(album.group(1));
    Optional<String> key = Optional.ofNullable(album.group(2));
    Optional<Place> share = site.listings.album(place.id()).flatMap(Listings::shareOf);
    if (share.isEmpty()) {
      return lists.listOrPhoto(place, key, prefix, signedIn);
    }
    return key.isPresent()
        ? ListPages.notFound()
        : Response.redirect(PageShell.ORIGIN + prefix + share.get().listPath());
  }

  /** The list whose neighbours an item's page has: the trash, the archive, else the library. */
  private Place homeOf(String key) {
    Optional<SimulatedItem> item = site.library.byKey(key);
    if (item.filter(site.library.trash()::contains).isPresent()) {
      return Place.TRASH;
    }
    return item.filter(SimulatedItem::archived).isPresent() ? Place.ARCHIVE : Place.LIBRARY;
  }
}
