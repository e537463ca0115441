package photos.keepsake.simulator.site;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.net.Request;

/**
 * Who is signed in. A session is its cookies: the time of sign-in stands in their value, so that a
 * profile stays signed in when the simulator is started anew, and a sign-out ends all older ones.
 */
final class Sessions {
  /** Cookies that make a session; a visitor has only NID, AEC and SOCS. */
  private static final List<String> NAMES =
      List.of(
          "SID",
          "HSID",
          "SSID",
          "APISID",
          "SAPISID",
          "__Secure-1PSID",
          "__Secure-3PSID",
          "__Secure-1PAPISID",
          "__Secure-3PAPISID");

  private static final List<String> ROTATED = List.of("__Secure-1PSIDTS", "__Secure-3PSIDTS");

  private static final String PREFIX = "g.a000";
  private static final int RADIX = 36;

  /** Browsers keep no cookie longer than 400 days. */
  private static final long MAX_AGE_SECONDS = 400L * 24 * 3600;

  private static final long VISITOR_SECONDS = 180L * 24 * 3600;

  private final SiteSettings settings;
  private final Clock clock;
  private final Faults faults;
  private final Dice dice;
  private final AtomicLong validFrom = new AtomicLong();
  private final AtomicLong rotations = new AtomicLong();

  Sessions(SiteSettings settings, Faults faults, Dice dice) {
    this.settings = settings;
    this.clock = settings.clock();
    this.faults = faults;
    this.dice = dice;
  }

  /** Whether the request comes with a session that is still good. */
  boolean isSignedIn(Request request) {
    if (faults.happens(Fault.SIGNED_OUT)) {
      return false;
    }
    return settings.signInFree()
        || Stream.of("SID", "__Secure-1PSID", "__Secure-3PSID")
            .anyMatch(name -> request.cookie(name).filter(this::isGood).isPresent());
  }

  private boolean isGood(String value) {
    int dot = value.indexOf('.', PREFIX.length());
    if (!value.startsWith(PREFIX) || dot < 0) {
      return false;
    }
    try {
      return Long.parseLong(value.substring(PREFIX.length(), dot), RADIX) >= validFrom.get();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** What any visitor gets at the first visit, before anybody has agreed to anything. */
  static List<String> visitor() {
    return List.of(
        cookie("NID", "511=sim", VISITOR_SECONDS),
        cookie("AEC", "AVcja2e", VISITOR_SECONDS),
        cookie("SOCS", "CAAaBgiA", VISITOR_SECONDS));
  }

  /** Whether the person has answered the page that asks for consent. */
  static boolean hasAnsweredConsent(Request request) {
    return request.cookie("SOCS").filter(value -> value.startsWith("CAIS")).isPresent();
  }

  /** The cookies of a new session, as Set-Cookie values. */
  List<String> signIn() {
    long issued = Math.max(clock.millis(), validFrom.get());
    String value = PREFIX + Long.toString(issued, RADIX) + "." + dice.name(60, "sid", "" + issued);
    List<String> lines = new ArrayList<>();
    NAMES.forEach(name -> lines.add(cookie(name, value, MAX_AGE_SECONDS)));
    lines.addAll(rotated());
    return lines;
  }

  /** Fresh values of the cookies that rotate. */
  List<String> rotated() {
    String value = "sidts-" + dice.name(70, "ts", "" + rotations.incrementAndGet());
    return ROTATED.stream().map(name -> cookie(name, value, MAX_AGE_SECONDS)).toList();
  }

  /** Ends every session that there is; the browsers find out at their next request. */
  void signOutAll() {
    validFrom.set(Math.max(clock.millis(), validFrom.get()) + 1);
  }

  /** Cookies that delete a session's cookies in the browser. */
  static List<String> signOut() {
    return Stream.concat(NAMES.stream(), ROTATED.stream())
        .map(name -> cookie(name, "", 0))
        .toList();
  }

  private static String cookie(String name, String value, long maxAge) {
    String sameSite = name.startsWith("__Secure-3P") ? "; SameSite=None" : "";
    return name
        + "="
        + value
        + "; Domain=.google.com; Path=/; Secure; HttpOnly; Max-Age="
        + maxAge
        + sameSite;
  }
}
