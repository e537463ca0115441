package photos.keepsake.googlephotos;

import java.util.Optional;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.library.ItemId;

/**
 * What opens an album to its calls.
 *
 * @param authKey needed for what others put into it; there is none where it is not shared
 */
record AlbumKey(ItemId id, Optional<Secret> authKey) {

  static AlbumKey of(AlbumRecord album) {
    return new AlbumKey(album.id(), album.authKey());
  }

  /** Whether somebody else can see it, and may have put something into it. */
  boolean isShared() {
    return authKey.isPresent();
  }
}
