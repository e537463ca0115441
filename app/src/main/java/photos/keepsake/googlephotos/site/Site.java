package photos.keepsake.googlephotos.site;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.library.ItemId;

/**
 * The site's addresses. An account may be served below {@code /u/N/} at any time without having
 * been asked for, so addresses are read by their parts and never compared as a whole (gphotos-cdp
 * pull request 46, 2026).
 */
public final class Site {
  public static final URI LIBRARY = URI.create("https://photos.google.com/");
  public static final URI ARCHIVE = URI.create("https://photos.google.com/archive");
  public static final URI ALBUMS = URI.create("https://photos.google.com/albums");

  /** Leads to the library when signed in, to the sign-in when not. */
  public static final URI LOGIN = URI.create("https://photos.google.com/login");

  private static final String PHOTOS_HOST = "photos.google.com";
  private static final Pattern PHOTO = Pattern.compile("/photo/([A-Za-z0-9_-]+)");
  private static final Pattern ALBUM = Pattern.compile("/(?:album|share)/([A-Za-z0-9_-]+)");

  private static final Pattern PARTNER = Pattern.compile("/partner/([A-Za-z0-9_-]+)");

  private Site() {}

  /** The viewer of one item. */
  public static URI photo(ItemId id) {
    return LIBRARY.resolve("photo/" + id.value());
  }

  /** The address that a link in a page means; such links count from the root of the site. */
  public static URI fromRoot(String href) {
    return LIBRARY.resolve(href);
  }

  /** The item that an address or a link shows, if it shows one. */
  public static Optional<ItemId> item(String url) {
    Matcher matcher = PHOTO.matcher(withoutQuery(url));
    return matcher.find() ? Optional.of(new ItemId(matcher.group(1))) : Optional.empty();
  }

  /** The album id in a link, whether the album is shared or not. */
  public static Optional<String> album(String url) {
    Matcher matcher = ALBUM.matcher(withoutQuery(url));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The partner whose shared photos an address shows, as the browser has it. */
  public static Optional<String> partner(String url) {
    Matcher matcher = PARTNER.matcher(withoutQuery(url));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether the address is one of the photo pages, of whatever account. */
  public static boolean isPhotos(String url) {
    return host(url).equals(PHOTOS_HOST);
  }

  /**
   * Whether the address is on a host that hands out files; it moved before (2024-05), and no other
   * is ever opened for one.
   */
  public static boolean isFileHost(String url) {
    String host = host(url);
    return url.startsWith("https://")
        && (host.endsWith(".googleusercontent.com")
            || host.endsWith(".usercontent.google.com")
            || host.equals("lh3.google.com"));
  }

  /**
   * A page of a file's host that is small, public and asked of every host by many: what is in it
   * does not matter.
   */
  public static URI smallPage(URI file) {
    return file.resolve("/robots.txt");
  }

  /** The viewer of an item of an album. */
  public static URI albumPhoto(ItemId album, ItemId id) {
    return LIBRARY.resolve("album/" + album.value() + "/photo/" + id.value());
  }

  /**
   * The viewer of an item of a shared album, which has no other address (gphotos-sync issues 9 and
   * 17, 2025).
   */
  public static URI sharedPhoto(ItemId share, ItemId id) {
    return LIBRARY.resolve("share/" + share.value() + "/photo/" + id.value());
  }

  /** An address of a shared album with what opens it to whoever has the link. */
  public static URI withKey(URI address, String authKey) {
    return URI.create(address + "?key=" + URLEncoder.encode(authKey, StandardCharsets.UTF_8));
  }

  /** Whether the address is one that a signed-out visitor is sent to. */
  public static boolean isSignedOut(String url) {
    return host(url).equals("accounts.google.com")
        || (host(url).equals("www.google.com") && url.contains("/photos/about"));
  }

  /** Whether the address asks for consent to cookies, which only the person can give. */
  public static boolean isConsent(String url) {
    return host(url).startsWith("consent.");
  }

  /** The address without its query, which may carry secrets. */
  public static String withoutQuery(String url) {
    int end = url.indexOf('?');
    return end < 0 ? url : url.substring(0, end);
  }

  private static String host(String url) {
    try {
      String host = URI.create(withoutQuery(url)).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
