package photos.keepsake.monitor;

/** The beginning of a text that others may make as long as they like. */
public final class Excerpt {
  private Excerpt() {}

  /** At most so many UTF-16 units of it; no character is cut in two. */
  public static String of(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    boolean cutsPair = Character.isHighSurrogate(text.charAt(max - 1));
    return text.substring(0, cutsPair ? max - 1 : max);
  }
}
