package photos.keepsake.library;

/**
 * The key by which the library knows an album.
 *
 * @param value as of an {@link ItemId}
 */
public record AlbumId(String value) {

  /** Refuses what no item could have as its key either. */
  public AlbumId {
    value = new ItemId(value).value();
  }

  @Override
  public String toString() {
    return value;
  }
}
