package photos.keepsake.simulator.site;

import java.util.regex.Pattern;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.net.Text;

/** The hosts that matter only in passing: the about page, the consent page, static files. */
final class OtherHosts {
  private static final Pattern SAFE_BACK =
      Pattern.compile("https://photos\\.google\\.com/[^\"<>]*");

  private OtherHosts() {}

  /** The page that asks for consent before it leads on. */
  static String consentUrl(String back) {
    return "https://consent.google.com/ml?continue=" + Text.urlEncoded(back) + "&gl=NL&hl=en";
  }

  /** www.google.com. */
  static Response www(Request request) {
    if (!request.path().startsWith("/photos/about")) {
      return ListPages.notFound();
    }
    return Response.html(200, Resources.text("about.html"));
  }

  /** consent.google.com. */
  static Response consent(Request request) {
    String asked = request.parameter("continue");
    String back = SAFE_BACK.matcher(asked).matches() ? asked : PageShell.ORIGIN + "/";
    if (request.path().equals("/save")) {
      return Response.redirect(back)
          .with("Set-Cookie", "SOCS=CAISHA; Domain=.google.com; Path=/; Secure; Max-Age=31536000");
    }
    String html = Resources.text("consent.html").replace("{{continue}}", Text.html(back));
    return Response.html(200, html);
  }
}
