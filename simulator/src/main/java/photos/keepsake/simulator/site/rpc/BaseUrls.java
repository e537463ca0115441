package photos.keepsake.simulator.site.rpc;

import java.util.Optional;

/**
 * The base addresses of pictures, which stay the same until an edit: {@code .../pw/AP1Gcz...} and,
 * with what is wanted behind it, {@code =s0-d-I} and the like. The item's key stands in it,
 * disguised, and how often the item was edited: an edit gives the picture another address.
 */
public final class BaseUrls {
  private static final String HOST = "https://photos.fife.usercontent.google.com/pw/";
  private static final String PREFIX = "AP1Gcz";
  private static final String KEY_PREFIX = "AF1Qip";
  private static final int KEY_REST = 38;
  private static final int SIGNATURE = 17;
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  private static final String CODED =
      "qwertyuiopasdfghjklzxcvbnm-7531902468_MNBVCXZLKJHGFDSAPOIUYTREWQ";

  private final SecretNames names;

  BaseUrls(SecretNames names) {
    this.names = names;
  }

  /** The address of an item's picture after so many edits, without size. */
  String of(String key, int edits) {
    return HOST + token(key, edits);
  }

  /** The last part of that address, 62 characters. */
  String token(String key, int edits) {
    String rest = key.substring(KEY_PREFIX.length());
    return token(rest, PLAIN.charAt(Math.floorMod(rest.hashCode() + edits, PLAIN.length())));
  }

  private String token(String rest, char version) {
    String signature = names.name(SIGNATURE, "base", rest + version);
    return PREFIX + version + signature + swap(rest, PLAIN, CODED);
  }

  /** The key of the item that a token stands for, an old one too; empty for another one's token. */
  public Optional<String> keyOf(String token) {
    int head = PREFIX.length() + 1 + SIGNATURE;
    if (!token.startsWith(PREFIX) || token.length() != head + KEY_REST) {
      return Optional.empty();
    }
    String rest = swap(token.substring(head), CODED, PLAIN);
    boolean genuine = token(rest, token.charAt(PREFIX.length())).equals(token);
    return genuine ? Optional.of(KEY_PREFIX + rest) : Optional.empty();
  }

  private static String swap(String text, String from, String to) {
    StringBuilder swapped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      swapped.append(at < 0 ? text.charAt(i) : to.charAt(at));
    }
    return swapped.toString();
  }
}
