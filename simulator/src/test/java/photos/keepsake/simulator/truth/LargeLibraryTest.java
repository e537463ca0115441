package photos.keepsake.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.truth.LibraryOptions.Mix;

/** Libraries of which not every item is held. */
class LargeLibraryTest {
  private static final int COUNT = 34_000;

  private final SimulatedLibrary library =
      SimulatedLibrary.generate(LibraryOptions.of(COUNT, 8, Mix.FULL));

  @Test
  void anItemIsTheSameWheneverItIsThoughtUp() {
    for (int i = 0; i < COUNT; i += 197) {
      SimulatedItem item = library.items().get(i);
      assertThat(library.byKey(item.key())).contains(item);
      item.albums().values().forEach(key -> assertThat(library.byKey(key)).contains(item));
      assertThat(library.items().indexOf(item)).isEqualTo(i);
      assertThat(library.recent().contains(item)).isTrue();
      assertThat(item.takenAt()).isEqualTo(library.items().timeAt(i));
    }
  }

  @Test
  void changedItemsAreFoundByTheirKeysAndOldListsStay() {
    ItemList before = library.items();
    String album = library.albums().get(0).id();
    int at = 1000;
    while (before.get(at).albums().containsKey(album)) {
      at++;
    }
    SimulatedItem item = before.get(at);
    library.addToAlbum(item.key(), album, "AF1QipKeyThere");
    SimulatedItem edited = library.edit(item.key(), new SplittableRandom(1));
    assertThat(library.byKey("AF1QipKeyThere")).contains(edited);
    assertThat(library.items().get(at)).isEqualTo(edited);
    assertThat(before.get(at)).isEqualTo(item);
    assertThat(library.albumItems(album)).contains(edited);
  }
}
