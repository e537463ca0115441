package photos.keepsake.simulator.site.rpc;

import java.util.Optional;

/**
 * The base addresses of pictures, which stay the same for good: {@code .../pw/AP1Gcz...} and, with
 * what is wanted behind it, {@code =s0-d-I} and the like. The item's key stands in it, disguised.
 */
public final class BaseUrls {
  private static final String HOST = "https://photos.fife.usercontent.google.com/pw/";
  private static final String PREFIX = "AP1Gcz";
  private static final String KEY_PREFIX = "AF1Qip";
  private static final int KEY_REST = 38;
  private static final int SIGNATURE = 18;
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  private static final String CODED =
      "qwertyuiopasdfghjklzxcvbnm-7531902468_MNBVCXZLKJHGFDSAPOIUYTREWQ";

  private final SecretNames names;

  BaseUrls(SecretNames names) {
    this.names = names;
  }

  /** The address of an item's picture, without size. */
  String of(String key) {
    return HOST + token(key);
  }

  /** The last part of that address, 62 characters. */
  public String token(String key) {
    String rest = key.substring(KEY_PREFIX.length());
    return PREFIX + names.name(SIGNATURE, "base", rest) + swap(rest, PLAIN, CODED);
  }

  /** The key of the item that a token stands for; empty for another one's token. */
  public Optional<String> keyOf(String token) {
    if (!token.startsWith(PREFIX) || token.length() != PREFIX.length() + SIGNATURE + KEY_REST) {
      return Optional.empty();
    }
    String rest = swap(token.substring(PREFIX.length() + SIGNATURE), CODED, PLAIN);
    String key = KEY_PREFIX + rest;
    return Optional.of(key).filter(found -> token(found).equals(token));
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
