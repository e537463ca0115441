package photos.keepsake.googlephotos.page;

import java.util.List;
import photos.keepsake.googlephotos.tabs.FileUnderWay;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemRef;

/**
 * An item whose downloads have begun; the tab is free for the next one.
 *
 * @param panel as it was when they began, for comparing sizes
 */
record Pending(ItemRef item, ItemInfo info, InfoPanel panel, List<FileUnderWay> parts) {

  void cancel() {
    parts.forEach(part -> part.download().cancel());
  }
}
