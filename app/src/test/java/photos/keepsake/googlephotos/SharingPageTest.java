package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.googlephotos.ScriptedSite.album;
import static photos.keepsake.googlephotos.ScriptedSite.list;
import static photos.keepsake.googlephotos.ScriptedSite.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the sharing page adds to the album list, and how far it is read. */
class SharingPageTest extends ListingCase {

  @Test
  void pageWithoutRowsIsNotTheEnd() {
    libraryOf(photo("a"));
    site.pages(
        "F2A0H", 0, Map.of("", list(null, "c1"), "c1", list(list(entry("B", "BL", 1)), null)));
    albumOf("B", photo("b"));
    assertThat(ids(walk())).containsExactly("a", "b");
    assertThat(notes).isEmpty();
  }

  @Test
  void pageThatLeadsBackEndsItWithANote() {
    libraryOf(photo("a"));
    site.on("F2A0H", arguments -> list(list(entry("B", "BL", 1)), "again"));
    albumOf("B", photo("b"));
    assertThat(ids(walk())).containsExactly("a", "b");
    assertThat(ids(walk("AF1QipSomeAlbumThatNobodyNames"))).isEmpty();
    assertThat(site.asked()).filteredOn("F2A0H"::equals).hasSize(4);
    assertThat(notes)
        .hasSize(2)
        .allMatch(note -> note.startsWith("went without the rest of what F2A0H lists: "));
  }

  @Test
  void quietRunReadsTwoPagesOfItWhenAllOfThemIsKnown() {
    fiveSharedPages();
    memory.walked = true;
    for (int i = 0; i < 5; i++) {
      memory.stamps.put("A" + i, stamp("A" + i, "Trip", 1, 7));
    }
    assertThat(walk(page -> true)).isEmpty();
    assertThat(site.asked()).filteredOn("F2A0H"::equals).hasSize(2);
    assertThat(site.asked()).doesNotContain("snAcKc").hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void quietRunGoesOnBehindWhatIsNewOnIt() {
    fiveSharedPages();
    memory.walked = true;
    List<Object> albums = new ArrayList<>();
    for (int i = 1; i < 5; i++) {
      memory.stamps.put("A" + i, stamp("A" + i, "Trip", 1, 7));
      albums.add(album("A" + i, "Trip", 1, 7));
    }
    site.on("Z5xsfc", arguments -> list(albums, null));
    albumOf("A0S", photo("in"));
    assertThat(ids(walk(page -> true))).containsExactly("in");
    assertThat(site.asked()).filteredOn("F2A0H"::equals).hasSize(3);
  }

  @Test
  void fullWalkReadsAllOfIt() {
    fiveSharedPages();
    assertThat(walk()).isEmpty();
    assertThat(site.asked()).filteredOn("F2A0H"::equals).hasSize(5);
  }

  /** Every album stands in the album list too, there under another key. */
  private void fiveSharedPages() {
    List<Object> albums = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      albums.add(album("A" + i, "Trip", 1, 7));
    }
    site.on("Z5xsfc", arguments -> list(albums, null));
    site.on(
        "F2A0H",
        arguments -> {
          int page = Integer.parseInt(arguments.path(0).asString("0"));
          Object next = page < 4 ? Integer.toString(page + 1) : null;
          return list(list(entry("A" + page + "S", "L" + page, 1)), next);
        });
    site.on("snAcKc", arguments -> list(null, null, "", null, null, 0));
  }

  /** An entry of the sharing page. */
  private static List<Object> entry(String key, String other, int count) {
    List<Object> entry = list(1, "t", null, count, 4, null, key, "auth", null, null, null);
    entry.addAll(list(null, null, null, null, null, null, other));
    return entry;
  }
}
