package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import photos.keepsake.library.ItemId;

class SeenIdsTest {

  @Test
  void idIsNewOnce() {
    SeenIds seen = new SeenIds();
    assertThat(seen.add(new ItemId("a"))).isTrue();
    assertThat(seen.add(new ItemId("a"))).isFalse();
    assertThat(seen.add(new ItemId("A"))).isTrue();
  }

  @Test
  void remembersEveryIdWhileItGrows() {
    SeenIds seen = new SeenIds();
    for (int i = 0; i < 100_000; i++) {
      assertThat(seen.add(new ItemId("AF1Qip" + i))).isTrue();
    }
    for (int i = 0; i < 100_000; i++) {
      assertThat(seen.add(new ItemId("AF1Qip" + i))).isFalse();
    }
  }
}
