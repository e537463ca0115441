package photos.keepsake.googlephotos;

import java.util.List;
import photos.keepsake.chrome.Download;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemRef;

/** An item whose downloads have begun; the tab is free for the next one. */
record Started(ItemRef item, ItemInfo info, List<Part> parts) {

  /** One file under way. */
  record Part(FileRole role, Download download) {}

  void cancel() {
    parts.forEach(part -> part.download().cancel());
  }
}
