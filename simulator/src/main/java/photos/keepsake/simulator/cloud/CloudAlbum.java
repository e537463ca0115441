package photos.keepsake.simulator.cloud;

import java.time.Instant;
import java.util.Optional;

/**
 * An album as the site knows it. Its items: {@link Cloud#entries}.
 *
 * @param key as in the list of albums
 * @param title null on the wire where empty, as most bundles are
 * @param bundle a handful of items that were sent together, rather than an album
 * @param owner who made it
 * @param share where it is shared
 * @param createdAt when it was made
 */
public record CloudAlbum(
    String key,
    Optional<String> title,
    boolean bundle,
    Account owner,
    Optional<Share> share,
    Instant createdAt) {

  /** Whether it belongs to the library's owner. */
  public boolean isOwn() {
    return owner.equals(Account.OWNER);
  }

  /** The same album under another title. */
  CloudAlbum titled(String other) {
    return new CloudAlbum(key, Optional.of(other), bundle, owner, share, createdAt);
  }

  /** Whether it goes by this key, in whichever of its two forms. */
  public boolean goesBy(String asked) {
    return key.equals(asked) || share.filter(s -> s.key().equals(asked)).isPresent();
  }
}
