package photos.keepsake.googlephotos;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import photos.keepsake.googlephotos.tabs.FileUnderWay;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemRef;

/**
 * An item whose downloads have begun.
 *
 * @param place that it takes up until they are over
 */
record Started(ItemRef item, ItemInfo info, List<FileUnderWay> files, Pace.Place place) {

  /** Gives the place back as soon as the last byte is here, whether anybody looks or not. */
  Started {
    CompletableFuture<?>[] ends =
        files.stream().map(file -> file.download().over()).toArray(CompletableFuture<?>[]::new);
    var unused = CompletableFuture.allOf(ends).thenRun(place::close);
  }

  void cancel() {
    files.forEach(file -> file.download().cancel());
    place.close();
  }
}
