package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.AlbumView;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.Layout;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Source;

/** What counts as there in a folder of gphotos-cdp, run by run, and how {@code .lastdone} moves. */
class GphotosCdpStoreTest {
  private static final byte[] PICTURE =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private static final String PERKEEPS = "-dev";
  private static final String WITH_PROGRAM = "-dev -run /bin/true";

  @TempDir private Path temp;

  private final List<String> notes = new ArrayList<>();

  private Path photos() {
    return temp.resolve("photos");
  }

  /** One run after its listing. */
  private final class Run implements AutoCloseable {
    private final Archive archive;
    private final GphotosCdpTimeline timeline;
    private final GphotosCdpStore store;

    Run(String flags, String... fromOldToNew) throws Exception {
      Clock clock = Clock.system(ZoneOffset.UTC);
      archive =
          Archive.openAmongOthers(
              photos(),
              new ArchiveSettings(
                  Layout.parse("{id}/{name}"), ZoneOffset.UTC, 0, clock, false, AlbumView.NONE));
      archive.itemFolders().adopt(() -> false, () -> {});
      List<ItemRef> items =
          new ArrayList<>(Arrays.stream(fromOldToNew).map(id -> item(id)).toList());
      Collections.reverse(items);
      GphotosCdpPlan plan =
          GphotosCdpPlan.of(
              GphotosCdpFlags.read(List.of(flags.split(" "))).orElseThrow(),
              new Folders(Map.of("HOME", temp.toString())));
      timeline =
          new GphotosCdpTimeline(
              new FakePhotoLibrary(archive.staging(), items),
              archive.itemFolders(),
              plan,
              notes::add);
      timeline.list(Optional.empty());
      store =
          new GphotosCdpStore(
              new ArchiveAdapter(archive, false, true), archive.itemFolders(), timeline, plan);
    }

    boolean holds(String id) {
      return store.holds(item(id));
    }

    Path fetched(String id) throws IOException {
      Path staged = Files.write(archive.staging().resolve("download-" + id), PICTURE);
      FetchedFile file =
          new FetchedFile(staged, FileRole.ORIGINAL, "a.gif", OptionalLong.of(PICTURE.length));
      ItemInfo info = new ItemInfo("a.gif", ItemKind.PHOTO, Optional.empty(), OptionalLong.empty());
      return store
          .admit(new FetchOutcome.Fetched(item(id), info, List.of(file)))
          .files()
          .get(0)
          .path();
    }

    @Override
    public void close() {
      timeline.ended();
      archive.close();
    }
  }

  private static ItemRef item(String id) {
    return new ItemRef(new ItemId("AF1Qip" + id), Source.LIBRARY, ItemKind.PHOTO, Optional.empty());
  }

  private Path own(String id) {
    return photos().resolve("AF1Qip" + id);
  }

  private void downloaded(String id) throws IOException {
    Files.createDirectories(own(id));
    Files.write(own(id).resolve("a.gif"), PICTURE);
  }

  private void lastDone(String id) throws IOException {
    Files.createDirectories(photos());
    Files.writeString(photos().resolve(".lastdone"), "https://photos.google.com/photo/AF1Qip" + id);
  }

  private String lastDone() throws IOException {
    String address = Files.readString(photos().resolve(".lastdone"));
    return address.substring(address.lastIndexOf('/') + "/AF1Qip".length());
  }

  @Test
  void whatFailedOrWasTurnedDownIsAskedForAgainBesideAProgram() throws Exception {
    downloaded("1");
    lastDone("1");
    try (Run run = new Run(WITH_PROGRAM, "1", "2", "3", "4")) {
      run.store.recordFailed(item("2"), ItemFailure.temporary("the download stalled", null));
      ItemInfo info = new ItemInfo("b", ItemKind.VIDEO, Optional.empty(), OptionalLong.empty());
      run.store.recordUnavailable(new FetchOutcome.Unavailable(item("3"), info, "not yet"));
      run.fetched("4");
    }
    lastDone("4");
    try (Run run = new Run(WITH_PROGRAM, "1", "2", "3", "4")) {
      assertThat(run.holds("2")).isFalse();
      assertThat(run.holds("3")).isFalse();
      assertThat(run.holds("4")).isTrue();
    }
  }

  @Test
  void photosThatCameLaterWithAnOlderDateAreFetched() throws Exception {
    downloaded("2");
    lastDone("2");
    try (Run run = new Run(WITH_PROGRAM, "1", "2", "4")) {
      assertThat(run.holds("1")).as("taken away before").isTrue();
      assertThat(run.holds("4")).isFalse();
      run.fetched("4");
    }
    for (String flags : List.of(WITH_PROGRAM, PERKEEPS)) {
      try (Run run = new Run(flags, "0", "1", "2", "3", "4")) {
        assertThat(run.holds("0")).as("older than what .lastdone was").isFalse();
        assertThat(run.holds("1")).isTrue();
        assertThat(run.holds("3")).isFalse();
      }
    }
  }

  @Test
  void whatAScriptMovedAwayWithItsFolderStaysAway() throws Exception {
    downloaded("2");
    lastDone("2");
    Files.createDirectories(own("0"));
    Files.write(own("0").resolve("a.gif.crdownload"), PICTURE);
    try (Run run = new Run(PERKEEPS, "0", "1", "2", "3")) {
      assertThat(run.holds("0")).as("half a download").isFalse();
      assertThat(run.holds("1")).isTrue();
      Files.delete(run.fetched("3"));
      Files.delete(own("3"));
      assertThat(run.holds("3")).isTrue();
    }
    try (Run fork = new Run("-profile /p", "0", "1", "2", "3")) {
      assertThat(fork.holds("1")).isFalse();
      assertThat(fork.holds("3")).isFalse();
    }
  }

  @Test
  void whatKeepsakeFetchedIsMendedAndWhatWasThereIsNot() throws Exception {
    downloaded("1");
    try (Run run = new Run(PERKEEPS, "1", "2")) {
      Path fetched = run.fetched("2");
      assertThat(run.holds("2")).isTrue();
      Files.write(fetched, new byte[] {1});
      Files.write(own("1").resolve("a.gif"), new byte[] {1});
      assertThat(run.holds("1")).isTrue();
      assertThat(run.holds("2")).isFalse();
    }
    try (Run run = new Run(WITH_PROGRAM, "1", "2")) {
      assertThat(run.holds("2")).as("a program may change it").isTrue();
    }
  }

  @Test
  void itemsWithTheSameBytesHaveThemInTheirOwnFoldersForTheOwnerAlone() throws Exception {
    try (Run run = new Run(PERKEEPS, "1", "2")) {
      assertThat(run.fetched("1").getParent()).isEqualTo(own("1"));
      assertThat(run.fetched("2").getParent()).isEqualTo(own("2"));
    }
    for (Path folder : List.of(photos(), own("1"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void anOldItemThatFailsDoesNotHoldLastDoneBack() throws Exception {
    downloaded("2");
    lastDone("2");
    Files.createDirectories(own("1"));
    Files.write(own("1").resolve("a.gif.part"), PICTURE);
    try (Run run = new Run(PERKEEPS, "1", "2", "3")) {
      assertThat(run.holds("1")).isFalse();
      assertThat(run.holds("2")).isTrue();
      run.fetched("3");
    }
    assertThat(lastDone()).isEqualTo("3");
  }

  @Test
  void lastDoneOfAPhotoThatIsGoneDoesNotMoveBack() throws Exception {
    downloaded("1");
    downloaded("2");
    downloaded("3");
    lastDone("Gone");
    try (Run run = new Run(PERKEEPS, "1", "2", "3", "4", "5")) {
      assertThat(run.holds("1")).isTrue();
      assertThat(run.holds("2")).isTrue();
    }
    assertThat(lastDone()).isEqualTo("Gone");
    try (Run run = new Run(PERKEEPS, "1", "2", "3", "4", "5")) {
      run.fetched("4");
    }
    assertThat(lastDone()).isEqualTo("4");
  }

  @Test
  void untilDoesNotMindCapitalsAndIsMissedAloud() throws Exception {
    try (Run run = new Run("-dev -until af1qip2", "1", "2", "3")) {
      assertThat(run.timeline.list(Optional.empty()).items()).containsExactly(item("3"));
    }
    assertThat(notes).isEmpty();
    new Run("-dev -until AF1QipNone", "1", "2").close();
    assertThat(notes).singleElement().satisfies(n -> assertThat(n).contains("-until"));
  }
}
