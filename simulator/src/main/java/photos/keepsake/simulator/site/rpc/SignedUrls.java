package photos.keepsake.simulator.site.rpc;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that are their own permission. What one leads to and when it was made stands in it,
 * signed, so that nothing has to be remembered.
 */
public final class SignedUrls {
  private static final String PREFIX = "ADGPM2";
  private static final int SIGNATURE = 40;
  private static final String VIDEO_DOWNLOADS = "https://video-downloads.googleusercontent.com/";

  /** One served for an hour is the only measured fact. */
  private static final Duration USUAL_LIFE = Duration.ofHours(6);

  private final SecretNames names;
  private final Clock clock;
  private volatile Duration life = USUAL_LIFE;

  SignedUrls(SecretNames names, Clock clock) {
    this.names = names;
    this.clock = clock;
  }

  /** What of an item an address leads to. */
  public enum What {
    /** The item as it is now: edited where it was edited, else what is stored. */
    CURRENT,
    /** What is stored of the upload. */
    ORIGINAL,
    /** The film of a live or motion photo. */
    CLIP,
    /** A zip of all items; the keys are the zip's. */
    ZIP,
    /** A zip of a whole album, whose key it is. */
    ALBUM_ZIP
  }

  /**
   * What an address says.
   *
   * @param what of it
   * @param keys of items or of an album
   * @param madeAt when it was signed
   */
  public record Signed(What what, List<String> keys, Instant madeAt) {}

  /** Sets how long addresses are good, those that were given out before too. */
  public void liveFor(Duration time) {
    this.life = time;
  }

  /** An address on the host that asks for no cookies. */
  String url(What what, List<String> keys) {
    return VIDEO_DOWNLOADS + token(what, keys);
  }

  String token(What what, List<String> keys) {
    String text = what + "|" + clock.millis() + "|" + String.join(",", keys);
    String coded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return PREFIX + names.name(SIGNATURE, "url", coded) + coded;
  }

  /** Whether it looks like a token of these addresses. */
  public static boolean isToken(String text) {
    return text.startsWith(PREFIX);
  }

  /** What a token says; empty when it is a forgery. */
  public Optional<Signed> read(String token) {
    if (token.length() <= PREFIX.length() + SIGNATURE) {
      return Optional.empty();
    }
    String signature = token.substring(PREFIX.length(), PREFIX.length() + SIGNATURE);
    String coded = token.substring(PREFIX.length() + SIGNATURE);
    if (!names.name(SIGNATURE, "url", coded).equals(signature)) {
      return Optional.empty();
    }
    String text = new String(Base64.getUrlDecoder().decode(coded), StandardCharsets.UTF_8);
    String[] parts = text.split("\\|", 3);
    Instant madeAt = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    return Optional.of(new Signed(What.valueOf(parts[0]), List.of(parts[2].split(",")), madeAt));
  }

  /** Whether an address is too old. */
  public boolean hasExpired(Signed signed) {
    return !signed.madeAt().plus(life).isAfter(clock.instant());
  }
}
