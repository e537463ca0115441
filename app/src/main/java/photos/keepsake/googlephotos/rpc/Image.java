package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/**
 * A picture of an item, of which the site can be asked for any size. What its address gives is made
 * anew by the server and never the original.
 *
 * @param address without a size at its end; needs the browser's cookies
 * @param width in pixels as displayed, that is after rotation; 0 where not stated
 * @param height likewise
 */
public record Image(Secret address, int width, int height) {

  /** Reads {@code [address,width,height,…]}; empty for uploads in progress, which have none yet. */
  static Optional<Image> of(Jspb media) {
    return media
        .get(0)
        .address()
        .map(
            address ->
                new Image(address, media.get(1).count().orElse(0), media.get(2).count().orElse(0)));
  }
}
