package photos.keepsake.googlephotos;

import java.net.URI;
import java.util.Optional;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;

/**
 * What opens an album to its calls and pages.
 *
 * @param authKey needed for what others put into it; there is none where it is not shared
 * @param shareKey its other key, under which its pages are where it is shared
 */
record AlbumKey(ItemId id, Optional<Secret> authKey, Optional<ItemId> shareKey) {

  /** Of an album of which no more is known. */
  AlbumKey(ItemId id, Optional<Secret> authKey) {
    this(id, authKey, Optional.empty());
  }

  static AlbumKey of(AlbumRecord album) {
    return new AlbumKey(album.id(), album.authKey(), album.shareKey());
  }

  /** With what an album's record tells, where this lacks the key that opens it. */
  AlbumKey with(AlbumRecord album) {
    return authKey.isPresent()
        ? this
        : new AlbumKey(id, album.authKey(), shareKey.or(album::shareKey));
  }

  /** Whether somebody else can see it, and may have put something into it. */
  boolean isShared() {
    return authKey.isPresent();
  }

  /** Where an item of it is shown to the signed-in person; holds no secret. */
  URI address(ItemId item) {
    return isShared() ? Site.sharedPhoto(shareKey.orElse(id), item) : Site.albumPhoto(id, item);
  }

  /** The same, as a link that opens the album to its pages. */
  URI opening(ItemId item) {
    return authKey
        .map(key -> Site.withKey(address(item), key.value()))
        .orElseGet(() -> address(item));
  }
}
