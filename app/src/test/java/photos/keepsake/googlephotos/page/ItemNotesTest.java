package photos.keepsake.googlephotos.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import photos.keepsake.library.ItemId;

class ItemNotesTest {
  private final ItemNotes notes = new ItemNotes();

  @Test
  void wordsOfAnUnknownLanguageMeanFilmsOnceOnlyFilmsCameUnderThem() {
    ItemId first = tile("a", "Bewegtbild - Quer - 12.2.2025");
    ItemId next = tile("b", "Bewegtbild - Hoch - 13.2.2025");
    assertThat(notes.isNamedLikeFilms(next)).isFalse();

    notes.came(first, "VID_1.MP4");

    assertThat(notes.isNamedLikeFilms(next)).isTrue();
  }

  @Test
  void wordsUnderWhichPicturesCameTooMeanNothing() {
    ItemId film = tile("a", "Ding - 12.2.2025");
    ItemId picture = tile("b", "Ding - 13.2.2025");
    ItemId next = tile("c", "Ding - 14.2.2025");

    notes.came(film, "VID_1.mov");
    notes.came(picture, "IMG_1.JPG");

    assertThat(notes.isNamedLikeFilms(next)).isFalse();
  }

  @Test
  void knownWordsAreNotLearnt() {
    ItemId first = tile("a", "Photo - Landscape - Feb 12, 2025, 6:34:39 PM");
    ItemId next = tile("b", "Photo - Landscape - Feb 13, 2025, 6:34:39 PM");

    notes.came(first, "misnamed.mp4");

    assertThat(notes.isNamedLikeFilms(next)).isFalse();
  }

  private ItemId tile(String key, String label) {
    ItemId id = new ItemId(key);
    notes.learn(new Tile(id, "./photo/" + key, label));
    return id;
  }
}
