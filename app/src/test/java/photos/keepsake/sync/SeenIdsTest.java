package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Source;

class SeenIdsTest {

  @Test
  void idIsNewOnce() {
    SeenIds seen = new SeenIds();
    assertThat(seen.addId(item("a", ""))).isTrue();
    assertThat(seen.addId(item("a", ""))).isFalse();
    assertThat(seen.addId(item("A", ""))).isTrue();
  }

  @Test
  void dedupKeyIsNewOnceUnderWhateverId() {
    SeenIds seen = new SeenIds();
    assertThat(seen.addKey(item("library", "key"))).isTrue();
    assertThat(seen.addKey(item("album", "key"))).isFalse();
    assertThat(seen.addKey(item("album", ""))).as("no key").isTrue();
    assertThat(seen.addId(item("key", ""))).as("a key is no id").isTrue();
  }

  @Test
  void remembersEveryIdWhileItGrows() {
    SeenIds seen = new SeenIds();
    for (int i = 0; i < 100_000; i++) {
      assertThat(seen.addId(item("AF1Qip" + i, ""))).isTrue();
    }
    for (int i = 0; i < 100_000; i++) {
      assertThat(seen.addId(item("AF1Qip" + i, ""))).isFalse();
    }
  }

  private static ItemRef item(String id, String key) {
    Optional<DedupKey> dedupKey = Optional.of(key).filter(k -> !k.isEmpty()).map(DedupKey::new);
    return new ItemRef(new ItemId(id), Source.LIBRARY, ItemKind.PHOTO, Optional.empty(), dedupKey);
  }
}
