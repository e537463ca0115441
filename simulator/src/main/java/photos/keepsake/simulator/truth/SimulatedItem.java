package photos.keepsake.simulator.truth;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One item as the site knows it.
 *
 * @param key the library key: {@code AF1Qip} and 38 characters of {@code [A-Za-z0-9_-]}
 * @param fileName as the info panel shows it; what a download is called is {@link
 *     SimulatedFile#sentName}
 * @param kind as the labels say
 * @param takenAt when it was taken, to the second; where no offset is known, the wall clock taken
 *     as UTC
 * @param offset the zone that the site knows for it
 * @param createdAt when it was uploaded
 * @param archived listed in the archive and not in the main grid
 * @param edited plain download gives the edited version, "Download original" the original
 * @param livePhoto an Apple live photo: a still and a clip, handed out as one zip
 * @param motionClip the film behind the end of an Android motion photo, which is one JPEG; it can
 *     be had alone, but it is no file of its own
 * @param unready whether and how it cannot be downloaded
 * @param quirk what is odd about its names
 * @param files at least one, the original or the still first; also there for an item that cannot be
 *     downloaded, so that it can become ready later
 * @param width pixels
 * @param height pixels
 * @param albums by album id, the key of this item inside that album; never the library key. A
 *     partner's list counts as an album
 */
public record SimulatedItem(
    String key,
    String fileName,
    Kind kind,
    Instant takenAt,
    Optional<ZoneOffset> offset,
    Instant createdAt,
    boolean archived,
    boolean edited,
    boolean livePhoto,
    Optional<SimulatedFile> motionClip,
    Undownloadable unready,
    NameQuirk quirk,
    List<SimulatedFile> files,
    int width,
    int height,
    Map<String, String> albums) {

  /** Takes copies. */
  public SimulatedItem {
    files = List.copyOf(files);
    albums = Map.copyOf(albums);
  }

  /** Whether the site hands it out. */
  public boolean isDownloadable() {
    return unready == Undownloadable.NONE;
  }

  /** Whether it is an Android motion photo. */
  public boolean motionPhoto() {
    return motionClip.isPresent();
  }

  /** As its labels say. */
  public Shape shape() {
    return Shape.of(width, height);
  }

  /** The wall clock where it was taken, which the site shows everywhere. */
  public LocalDateTime takenLocal() {
    return LocalDateTime.ofInstant(takenAt, offset.orElse(ZoneOffset.UTC));
  }

  /** The file of a role, where the item has one. */
  public Optional<SimulatedFile> file(FileRole role) {
    return files.stream().filter(file -> file.role() == role).findFirst();
  }

  /** The same item once the site is done with it, or before that. */
  public SimulatedItem withUnready(Undownloadable state) {
    return with(edited, state, files, width, height, albums);
  }

  /** The same item with an edited version among its files. */
  SimulatedItem edited(List<SimulatedFile> versions, int newWidth, int newHeight) {
    return with(true, unready, versions, newWidth, newHeight, albums);
  }

  /** The same item in one more album, or under another key there. */
  SimulatedItem inAlbum(String album, String keyThere) {
    Map<String, String> more = new HashMap<>(albums);
    more.put(album, keyThere);
    return with(edited, unready, files, width, height, more);
  }

  /** The same item outside of an album. */
  SimulatedItem outOfAlbum(String album) {
    Map<String, String> fewer = new HashMap<>(albums);
    fewer.remove(album);
    return with(edited, unready, files, width, height, fewer);
  }

  /** Its keys in the library and in albums. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>(albums.values());
    keys.add(key);
    return keys;
  }

  private SimulatedItem with(
      boolean wasEdited,
      Undownloadable state,
      List<SimulatedFile> versions,
      int newWidth,
      int newHeight,
      Map<String, String> otherAlbums) {
    return new SimulatedItem(
        key,
        fileName,
        kind,
        takenAt,
        offset,
        createdAt,
        archived,
        wasEdited,
        livePhoto,
        motionClip,
        state,
        quirk,
        versions,
        newWidth,
        newHeight,
        otherAlbums);
  }
}
