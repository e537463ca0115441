package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/**
 * The members of a RAW+JPEG group.
 *
 * @param id such as {@code 20260911_103945315}
 */
public record RawGroup(Optional<String> id, Rows<MediaItem> members) {

  /** Reads {@code [?,?,items,id]}, as one client that runs against the site does (2026-09). */
  static RawGroup of(Jspb answer) {
    answer.requireArray("a group");
    return new RawGroup(answer.get(3).text(), Rows.of(answer.get(2), MediaItem::of));
  }
}
