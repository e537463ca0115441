package photos.keepsake.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import photos.keepsake.simulator.cloud.Albums;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;

/** What the administration changes of items and albums, as their owner does on another device. */
final class AdminChanges {
  static final String HELP =
      """
      POST /items?name=N&taken=T    upload a photo now that was taken at T, as in
                                      2026-01-31T12:00:00Z; answers its key
      POST /items/KEY/edit          give it an edited version, or another one: a new picture address,
                                      the edited bytes first, "Download original" in the menu
      POST /items/KEY/favourite     give it the star, or take it away
      POST /items/KEY/describe?text=T  change its description
      POST /items/KEY/trash         throw it away: off the lists, in /trash, its page still there
      POST /items/KEY/remove        take it away for good
      POST /items/KEY/restore       put it back, from wherever it went
      POST /items/KEY/ready         a video that was not ready is ready now
      POST /albums/new?title=T      make an empty album; answers its key
      POST /albums/KEY/add?item=K   put an item of the owner's in; it gets a key of its own there
      POST /albums/KEY/remove?item=K  take an item out, by its key in the library or in the album
      POST /albums/KEY/rename?title=T  change its title
      POST /albums/KEY/delete       delete it; its items stay
      """;

  private final Simulator simulator;
  private final Map<String, SimulatedItem> removed = new TreeMap<>();

  AdminChanges(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * Changes an album.
   *
   * @param key in either of its forms, or {@code new}
   * @return what the answer says
   */
  String album(String key, String what, Request request) {
    Albums albums = simulator.cloud().albumChanges();
    switch (what) {
      case "new" -> {
        return albums.add(request.parameter("title")).key();
      }
      case "add" -> albums.put(key, request.parameter("item"));
      case "remove" -> albums.take(key, request.parameter("item"));
      case "rename" -> albums.rename(key, request.parameter("title"));
      case "delete" -> albums.delete(key);
      default -> throw new IllegalArgumentException("no change " + what);
    }
    return "done";
  }

  /** Changes an item, by its library key. */
  synchronized void item(String key, String what, String text) {
    SimulatedItem item =
        simulator
            .library()
            .byKey(key)
            .or(() -> Optional.ofNullable(removed.get(key)))
            .orElseThrow(() -> new IllegalArgumentException("no item " + key));
    switch (what) {
      case "edit" -> simulator.cloud().edit(item);
      case "remove" -> simulator.library().remove(key).ifPresent(gone -> removed.put(key, gone));
      case "favourite" ->
          simulator.cloud().change(item, facts -> facts.withFavourite(!facts.favourite()));
      case "describe" -> simulator.cloud().change(item, facts -> facts.withDescription(text));
      case "trash" -> simulator.library().trash(item);
      case "restore" -> put(key, item);
      case "ready" -> put(key, item.withUnready(Undownloadable.NONE));
      default -> throw new IllegalArgumentException("no change " + what);
    }
  }

  private void put(String key, SimulatedItem item) {
    simulator.library().remove(key);
    simulator.library().add(item);
  }
}
