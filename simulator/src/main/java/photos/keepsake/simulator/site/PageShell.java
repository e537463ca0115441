package photos.keepsake.simulator.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import photos.keepsake.simulator.cloud.Account;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.net.Text;
import photos.keepsake.simulator.site.rpc.Rpc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTML around every page of photos.google.com. */
final class PageShell {
  static final String ORIGIN = "https://photos.google.com";
  private static final String STATIC = "https://www.gstatic.com/_/mss/boq-photos/_/";

  /** In this order they make one script. */
  private static final List<String> SCRIPTS =
      List.of(
          "core",
          "outline",
          "layout",
          "grid",
          "gridkeys",
          "viewer",
          "panel",
          "menu",
          "download",
          "albums",
          "start");

  private final SiteContext site;
  private final String template = Resources.text("photos.html");
  private final String script = scriptText();
  private final String style = Resources.text("photos.css");
  private final AtomicLong served = new AtomicLong();

  PageShell(SiteContext site) {
    this.site = site;
  }

  private static String scriptText() {
    StringBuilder text = new StringBuilder("(() => {\n'use strict';\n");
    SCRIPTS.forEach(name -> text.append(Resources.text("js/" + name + ".js")).append('\n'));
    return text.append("})();\n").toString();
  }

  /** The script or style sheet at a path of the static host, for good; or 404. */
  Response asset(String path) {
    String type = path.endsWith(".css") ? "text/css" : "text/javascript";
    if (!path.equals(path(scriptUrl())) && !path.equals(path(styleUrl()))) {
      return Response.empty(404);
    }
    String text = path.endsWith(".css") ? style : script;
    return Response.of(200, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "public, max-age=31536000, immutable");
  }

  /**
   * A page.
   *
   * @param prefix {@code /u/N} or nothing
   * @param canonical the path that the page is about
   * @param boot what its scripts need; the shell adds what every page has
   */
  Response page(String prefix, String title, String canonical, boolean signedIn, ObjectNode boot) {
    addCommon(boot, prefix, signedIn);
    Account account = account(prefix);
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("lang", site.labels.get("lang")),
            Map.entry("base", ORIGIN + prefix + "/"),
            Map.entry("title", Text.html(title)),
            Map.entry("canonical", Text.html(ORIGIN + canonical)),
            Map.entry("style", styleUrl()),
            Map.entry("script", scriptUrl()),
            Map.entry("wiz", Json.scriptText(globalData(prefix, signedIn, account))),
            Map.entry("boot", Json.scriptText(boot)),
            Map.entry("brought", signedIn ? brought(boot) : ""),
            Map.entry("photos", Text.html(site.labels.get("photos"))),
            Map.entry("albums", Text.html(site.labels.get("albums"))),
            Map.entry("account", accountMarker(signedIn, account)));
    site.counters.count("pages");
    return Response.html(200, filled(values));
  }

  /** In one pass: what stands in a value is no placeholder, whatever it looks like. */
  private String filled(Map<String, String> values) {
    StringBuilder html = new StringBuilder(template.length() + 8192);
    int at = 0;
    for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
      int close = template.indexOf("}}", open);
      String name = template.substring(open + 2, close);
      html.append(template, at, open).append(values.getOrDefault(name, ""));
      at = close + 2;
    }
    return html.append(template.substring(at)).toString();
  }

  private void addCommon(ObjectNode boot, String prefix, boolean signedIn) {
    boot.set("labels", site.labels.all());
    boot.put("seed", (int) site.settings.seed());
    boot.put("calm", site.settings.calm());
    boot.put("panelDelayMs", site.settings.panelDelay().map(d -> d.toMillis()).orElse(-1L));
    boot.put("prefix", prefix);
    boot.put("data", prefix + "/_/PhotosUi/page/");
    boot.put("thumbs", "https://photos.fife.usercontent.google.com/pw/");
    boot.put("signIn", AccountsHost.signInUrl(ORIGIN + prefix + "/"));
    if (signedIn) {
      boot.put("token", site.rpc.token(prefix));
      boot.put("rotate", AccountsHost.rotateUrl(ORIGIN));
      boot.put("rotateAlways", site.faults.scope(Fault.ROTATE_COOKIES_REFUSED).isPresent());
    }
  }

  /** {@code WIZ_global_data}; the token SNlM0e is missing here and comes a moment later. */
  private ObjectNode globalData(String prefix, boolean signedIn, Account account) {
    ObjectNode data = Json.object();
    long random = site.dice.roll(Integer.MAX_VALUE, "sid", "" + served.incrementAndGet());
    data.put("FdrFJe", Long.toString(-random * 1_000_003L));
    data.put("cfb2h", "boq_photosuiserver_20261115.03_p0");
    data.put("eptZe", prefix + "/_/PhotosUi/");
    data.put("Im6cmf", prefix + "/_/PhotosUi");
    data.put("qwAQke", "PhotosUi");
    data.put("GWsdKe", site.labels.get("lang"));
    data.put("S06Grb", signedIn ? account.gaiaId() : "");
    data.put("QrtxK", signedIn ? (prefix.equals(Rpc.SECOND_PREFIX) ? "1" : "0") : "");
    data.put("fZ7nb", "photos.fife.usercontent.google.com");
    data.put("eNnkwf", Long.toString(site.settings.clock().millis() / 1000));
    if (signedIn) {
      data.put("oPEP7c", account.email());
    }
    site.rpc.addGlobals(data, signedIn);
    return data;
  }

  private Account account(String prefix) {
    boolean other = prefix.equals(Rpc.SECOND_PREFIX) || site.happens(Fault.ACCOUNT_SWITCHED);
    return other ? Account.SECOND : Account.OWNER;
  }

  /** The data of the first call, which the page brings along. */
  private String brought(ObjectNode boot) {
    JsonNode place = boot.path("place");
    Optional<String> key = Optional.of(boot.path("key").asString("")).filter(k -> !k.isEmpty());
    return boot.has("albums")
        ? ""
        : site.rpc.scripts(place.path("id").asString(""), place.path("auth").asString(""), key);
  }

  private String accountMarker(boolean signedIn, Account account) {
    if (!signedIn) {
      return "<a href=\"" + Text.html(AccountsHost.signInUrl(ORIGIN + "/")) + "\">Sign in</a>";
    }
    String label =
        site.labels.get("account") + " " + account.name() + "\n(" + account.email() + ")";
    return "<a class=\"account\" href=\"https://accounts.google.com/SignOutOptions?hl="
        + site.labels.get("lang")
        + "&amp;continue=https://photos.google.com/\" role=\"button\" tabindex=\"0\" aria-label=\""
        + Text.html(label).replace("\n", "&#10;")
        + "\">"
        + account.name().charAt(0)
        + "</a>";
  }

  private String scriptUrl() {
    return STATIC + "js/" + Integer.toHexString(script.hashCode()) + ".js";
  }

  private String styleUrl() {
    return STATIC + "ss/" + Integer.toHexString(style.hashCode()) + ".css";
  }

  private static String path(String url) {
    return url.substring("https://www.gstatic.com".length());
  }
}
