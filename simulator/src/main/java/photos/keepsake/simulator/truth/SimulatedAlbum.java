package photos.keepsake.simulator.truth;

import java.util.Optional;

/**
 * One album. Its items are those that have a key for it; see {@link SimulatedItem#albums}.
 *
 * @param id as in {@code /album/ID}
 * @param title as the person wrote it
 * @param share where the album is shared, which is then its only address
 */
public record SimulatedAlbum(String id, String title, Optional<Share> share) {

  /**
   * A link that shows an album to whoever has it.
   *
   * @param token as in {@code /share/TOKEN}
   * @param key what a visitor must know too; a signed-in person may leave it out
   */
  public record Share(String token, String key) {}

  /** The same album under another title. */
  SimulatedAlbum titled(String other) {
    return new SimulatedAlbum(id, other, share);
  }

  /** The path of the album's page. */
  public String address() {
    return share
        .map(link -> "/share/" + link.token() + "?key=" + link.key())
        .orElse("/album/" + id);
  }
}
