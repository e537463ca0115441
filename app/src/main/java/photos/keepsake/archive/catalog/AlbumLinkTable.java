package photos.keepsake.archive.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.AlbumId;

/** What album views are to show, and which links of theirs are ours. */
public final class AlbumLinkTable {
  private final Database database;

  AlbumLinkTable(Database database) {
    this.database = database;
  }

  /** The albums with a title, in the order of their ids. */
  public List<ViewedAlbum> albums() {
    return database.query(
        "SELECT id, title, folder FROM album WHERE title <> '' ORDER BY id",
        row ->
            new ViewedAlbum(
                new AlbumId(row.getString(1)),
                row.getString(2),
                Optional.ofNullable(row.getString(3))));
  }

  /** All folders of views, also those of albums that have no title any more. */
  public List<String> folders() {
    return database.query(
        "SELECT folder FROM album WHERE folder IS NOT NULL", row -> row.getString(1));
  }

  /** Decides where an album's view is; null gives up what was decided. */
  public void setFolder(AlbumId album, @Nullable String folder) {
    database.update("UPDATE album SET folder = ? WHERE id = ?", folder, album.value());
  }

  /** The files of the album's photos that are archived, by path. */
  public List<String> files(AlbumId album) {
    return database.query(
        "SELECT l.path FROM album_photo p CROSS JOIN item i ON i.dedup_key = p.photo"
            + " CROSS JOIN item_file l ON l.item = i.id"
            + " WHERE p.album = ?1 AND i.state = 'archived'"
            + " UNION SELECT l.path FROM album_photo p CROSS JOIN item i ON i.id = p.photo"
            + " CROSS JOIN item_file l ON l.item = i.id"
            + " WHERE p.album = ?1 AND i.state = 'archived' ORDER BY 1",
        row -> row.getString(1),
        album.value());
  }

  /** The links that we made for an album, by path. */
  public List<AlbumLink> links(AlbumId album) {
    return links("album = ? ORDER BY path", album.value());
  }

  /** The link of ours with that path. */
  public Optional<AlbumLink> link(String path) {
    return links("path = ?", path).stream().findFirst();
  }

  private List<AlbumLink> links(String which, String value) {
    return database.query(
        "SELECT path, file, kind FROM album_link WHERE " + which,
        row ->
            new AlbumLink(row.getString(1), row.getString(2), row.getString(3).equals("hardlink")),
        value);
  }

  /** These are about to be made. */
  public void add(AlbumId album, List<AlbumLink> links) {
    database.transaction(
        () -> {
          for (AlbumLink link : links) {
            database.update(
                "INSERT INTO album_link (path, album, file, kind) VALUES (?, ?, ?, ?)",
                link.path(),
                album.value(),
                link.file(),
                link.isHard() ? "hardlink" : "symlink");
          }
        });
  }

  /** These are not there any more, or not ours. */
  public void remove(List<AlbumLink> links) {
    database.transaction(
        () -> {
          for (AlbumLink link : links) {
            database.update("DELETE FROM album_link WHERE path = ?", link.path());
          }
        });
  }
}
