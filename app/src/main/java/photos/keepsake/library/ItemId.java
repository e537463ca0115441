package photos.keepsake.library;

/**
 * The key under which the site lists an item in one place. The same photo has another key in every
 * album that contains it, so an id names a listing entry, not a photo.
 *
 * @param value 1 to 200 characters of {@code [A-Za-z0-9_-]}; safe in a file name and in a URL path
 */
public record ItemId(String value) {
  private static final int LENGTH_MAX = 200;

  /** Refuses what could escape from a URL path or a folder. */
  public ItemId {
    if (value.isEmpty() || value.length() > LENGTH_MAX || !value.chars().allMatch(ItemId::isSafe)) {
      throw new IllegalArgumentException("not an item id: " + value.length() + " characters");
    }
  }

  private static boolean isSafe(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
