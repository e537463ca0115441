package photos.keepsake.googlephotos.rpc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import photos.keepsake.library.ItemId;

/**
 * An album or bundle as a listing gives it. One album can stand in two listings under different
 * keys; whether it always does is disputed, so join by key, share key and the items' dedup keys.
 *
 * @param id the key under which this listing knows it
 * @param title empty for most bundles and some albums
 * @param count of its items; empty where not stated
 * @param isShared whether somebody else can see it
 * @param authKey opens a shared album to its calls
 * @param shareKey its other key, where it is shared
 * @param shareAddress its public address
 * @param remaining how many items still fit; the limit is 20,000 (57 of 57 albums, 2026-01)
 * @param owner with nothing but the id in the album list
 */
public record AlbumRecord(
    ItemId id,
    AlbumKind kind,
    Optional<String> title,
    OptionalInt count,
    AlbumTimes times,
    boolean isShared,
    Optional<Secret> authKey,
    Optional<ItemId> shareKey,
    Optional<Secret> shareAddress,
    OptionalInt remaining,
    Optional<Actor> owner) {

  private static final long ALBUM = 72930366;

  /**
   * Reads an entry of the album list: {@code
   * [key,cover,…,[6]=[owner],…,{72930366:[kind,title,times,
   * count,shared,authKey,[remaining],permissions,shareKey,null,address]}]}.
   *
   * @throws DriftException when it is no album
   */
  static AlbumRecord ofList(Jspb entry) {
    ItemId id = entry.requireArray("an album").get(0).requireKey("an album's key");
    Jspb album = entry.ext(ALBUM).requireArray("an album's record");
    return new AlbumRecord(
        id,
        AlbumKind.of(album.get(0)),
        album.get(1).optionalText("a title or nothing"),
        album.get(3).count(),
        AlbumTimes.of(album.get(2).requireArray("an album's times")),
        album.get(4).flag().orElse(false),
        secret(album.get(5)),
        album.get(8).key(),
        album.get(10).address(),
        album.get(6).get(0).count(),
        Actor.of(entry.get(6)));
  }

  /**
   * Reads an entry of the sharing page: {@code [kind,title,cover,count,createdMs,null,key,authKey,
   * null,members,[owner],…,[13]=[remaining],…,[16]=times,[17]=other key]}.
   *
   * @throws DriftException when it is no album
   */
  static AlbumRecord ofSharing(Jspb entry) {
    entry.requireArray("an entry of the sharing page");
    return new AlbumRecord(
        entry.get(6).requireKey("an album's key"),
        AlbumKind.of(entry.get(0)),
        entry.get(1).optionalText("a title or nothing"),
        entry.get(3).count(),
        AlbumTimes.of(entry.get(16)),
        true,
        secret(entry.get(7)),
        entry.get(17).key(),
        Optional.empty(),
        entry.get(13).get(0).count(),
        Actor.of(entry.get(10).get(0)));
  }

  /**
   * Reads what stands beside an album's items: {@code [key,title,times,zip,cover,owner,…,[7]=share
   * key,shared,…,[19]=authKey,…,[21]=count,…,[25]=[remaining],…,[32]=address]}.
   *
   * @throws DriftException when it is no album
   */
  static AlbumRecord ofItems(Jspb meta) {
    return new AlbumRecord(
        meta.requireArray("an album's record").get(0).requireKey("an album's key"),
        AlbumKind.UNKNOWN,
        meta.get(1).optionalText("a title or nothing"),
        meta.get(21).count(),
        AlbumTimes.of(meta.get(2).requireArray("an album's times")),
        meta.get(8).flag().orElse(false),
        secret(meta.get(19)),
        meta.get(7).key(),
        meta.get(32).address(),
        meta.get(25).get(0).count(),
        Actor.of(meta.get(5)));
  }

  /**
   * With the keys that another listing tells of the same album, where this one lacks them. All else
   * stays, so that an album looks the same in a run that does not read the other listing.
   */
  public AlbumRecord openedBy(AlbumRecord other) {
    Optional<ItemId> otherKey =
        Stream.concat(Stream.of(other.id), other.shareKey.stream())
            .filter(key -> !key.equals(id))
            .findFirst();
    return new AlbumRecord(
        id,
        kind,
        title,
        count,
        times,
        isShared || other.isShared,
        authKey.or(() -> other.authKey),
        shareKey.or(() -> otherKey),
        shareAddress,
        remaining,
        owner);
  }

  private static Optional<Secret> secret(Jspb field) {
    return field.text().map(Secret::new);
  }
}
