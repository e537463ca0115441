package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchOutcome.Failed;
import photos.keepsake.library.FetchOutcome.Fetched;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Source;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;

/** A library with everything that is awkward, on the road of the site's own calls. */
@Timeout(180)
class AllKindsIT {
  private static final int ITEMS = 70;

  @TempDir private Path folder;

  @Test
  void everythingThatCanBeHadComesWithAllItsFiles() {
    List<String> notes = new ArrayList<>();
    try (Simulator simulator = Simulator.start(SimulatorOptions.ofItems(ITEMS, 3));
        SignedInChrome chrome = SignedInChrome.start(simulator, folder.resolve("profile"))) {
      chrome.downloadInto(folder);
      SiteOptions options = new SiteOptions(RoadChoice.RPC, 2);
      try (PhotoLibrary library =
          TestLibrary.open(chrome, options, WalkMemory.none(), notes::add)) {
        List<ItemRef> items = TestLibrary.listAll(library);
        List<FetchOutcome> outcomes = TestLibrary.fetch(library, items);

        assertThat(items)
            .extracting(ItemRef::source)
            .contains(Source.LIBRARY, Source.ARCHIVE, Source.ALBUM);
        assertThat(failures(outcomes)).allMatch(reason -> reason.contains("404"));
        List<Fetched> fetched =
            outcomes.stream().filter(Fetched.class::isInstance).map(Fetched.class::cast).toList();
        assertThat(roles(fetched)).contains(FileRole.ORIGINAL, FileRole.AS_SERVED);
        assertThat(roles(fetched)).contains(FileRole.MOTION_CLIP, FileRole.RAW_TWIN);
        assertThat(fetched)
            .extracting(f -> f.info().kept())
            .contains(KeptVersion.ORIGINAL, KeptVersion.SMALLER, KeptVersion.OF_ANOTHER_PERSON);
        fetched.stream()
            .filter(f -> f.info().kept() == KeptVersion.ORIGINAL)
            .forEach(AllKindsIT::assertHasTheUpload);
      }
      assertThat(notes).isEmpty();
      assertThat(simulator.counters().get("writes")).isZero();
    }
  }

  private static List<String> failures(List<FetchOutcome> outcomes) {
    return outcomes.stream()
        .filter(Failed.class::isInstance)
        .map(outcome -> ((Failed) outcome).failure().reason())
        .toList();
  }

  private static List<FileRole> roles(List<Fetched> fetched) {
    return fetched.stream()
        .flatMap(f -> f.files().stream())
        .map(FetchedFile::role)
        .distinct()
        .collect(Collectors.toList());
  }

  private static void assertHasTheUpload(Fetched fetched) {
    Sha1 uploaded = fetched.item().dedupKey().flatMap(key -> key.sha1()).orElseThrow();
    assertThat(fetched.files())
        .as(fetched.info().name())
        .extracting(file -> sha1(file.path()))
        .contains(uploaded);
  }

  private static Sha1 sha1(Path file) {
    try {
      return Sha1.of(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
