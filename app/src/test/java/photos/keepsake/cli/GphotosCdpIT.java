package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.googlephotos.SignedInChrome;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;

/** The stand-in for gphotos-cdp against the simulator, with the command lines of scripts. */
class GphotosCdpIT {
  private static final String ADDRESS = "https://photos.google.com/photo/";

  @TempDir private Path folder;

  private Program program;
  private Simulator simulator;
  private Path photos;

  private void site(int items) {
    simulator =
        Simulator.start(
            SimulatorOptions.ofItems(items, 7)
                .withMix(LibraryOptions.Mix.PLAIN)
                .withSizeBytes(OptionalLong.of(60_000)));
    photos = folder.resolve("photos");
    program =
        Program.in(folder)
            .with("TMPDIR", folder.resolve("tmp").toString())
            .with("KEEPSAKE_PROXY", simulator.proxy().toString())
            .with("KEEPSAKE_EXTRA_CA", simulator.caPem().toString())
            .with("KEEPSAKE_KEEP_FREE", "100M");
  }

  private void signedIn() {
    SignedInChrome.start(simulator, folder.resolve("tmp").resolve("gphotos-cdp")).close();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Program.Result gphotosCdp(String... flags) {
    List<String> arguments = new ArrayList<>(List.of("gphotos-cdp", "-v", "-dev", "-headless"));
    arguments.addAll(List.of("-dldir", photos.toString()));
    arguments.addAll(List.of(flags));
    return program.run(arguments.toArray(String[]::new));
  }

  private List<SimulatedItem> fromOldToNew() {
    List<SimulatedItem> items = new ArrayList<>(simulator.library().grid().stream().toList());
    Collections.reverse(items);
    return items;
  }

  private void downloaded(SimulatedItem item) throws IOException {
    Path own = Files.createDirectories(photos.resolve(item.key()));
    for (SimulatedFile file : item.files()) {
      try (InputStream in = file.open()) {
        Files.copy(in, own.resolve(file.sentName()));
      }
    }
  }

  private Map<String, String> everything() throws Exception {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(photos)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(photos.resolve(".keepsake"))) {
          all.put(photos.relativize(file).toString(), ArchivedTruth.sha256(file));
        }
      }
    }
    return all;
  }

  @Test
  void aFolderOfGphotosCdpIsContinuedWithoutARepeatAndNothingInItIsLost() throws Exception {
    site(14);
    signedIn();
    List<SimulatedItem> items = fromOldToNew();
    for (SimulatedItem item : items.subList(0, 6)) {
      downloaded(item);
    }
    String lastDone = ADDRESS + items.get(5).key();
    Files.writeString(photos.resolve(".lastdone"), lastDone);
    Files.writeString(photos.resolve(".lastdone.bak"), ADDRESS + items.get(4).key());
    Files.writeString(photos.resolve("IMG_9.jpg.crdownload"), "half");
    Path half = Files.createDirectories(photos.resolve(items.get(6).key()));
    Files.writeString(half.resolve("IMG.jpg.crdownload"), "half");
    Map<String, String> before = everything();

    Program.Result first = gphotosCdp("-n", "3");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("took over 6 items", "note: the same natively: keepsake sync");
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(3);
    assertThat(photos.resolve(".lastdone")).hasContent(ADDRESS + items.get(8).key());
    assertThat(photos.resolve(".lastdone.bak")).hasContent(lastDone);

    Program.Result second = gphotosCdp();

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(8);
    assertThat(photos.resolve(".lastdone")).hasContent(ADDRESS + items.get(13).key());
    Map<String, String> after = everything();
    before.keySet().removeIf(name -> name.startsWith(".lastdone"));
    assertThat(after).containsAllEntriesOf(before);
    for (SimulatedItem item : items) {
      SimulatedFile file = item.files().get(0);
      assertThat(after).containsValue(file.sha256());
      assertThat(photos.resolve(item.key())).isDirectory();
    }
    assertThat(photos.resolve("manifest.sha256")).doesNotExist();
    assertThat(program.run("verify", "--archive", photos.toString()).code()).isZero();
    assertThat(program.run("status", "--json", "--archive", photos.toString()).out())
        .contains("\"archived_items\":14");
  }

  @Test
  void whatAProgramTookAwayIsNotDownloadedAgain() throws Exception {
    site(6);
    signedIn();
    Path seen = folder.resolve("seen");
    Path hook = folder.resolve("hook");
    Files.writeString(hook, "#!/bin/sh\necho \"$2\" >> " + seen + "\nrm \"$1\"\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
    List<String> keys = fromOldToNew().stream().map(SimulatedItem::key).toList();
    // The two oldest were taken away by earlier runs of the original.
    Files.createDirectories(photos.resolve(keys.get(0)));
    Files.createDirectories(photos.resolve(keys.get(1)));
    Files.writeString(photos.resolve(".lastdone"), ADDRESS + keys.get(1));

    Program.Result first = gphotosCdp("-run", hook.toString());
    Program.Result second = gphotosCdp("-run", hook.toString());

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(Files.readAllLines(seen)).isEqualTo(keys.subList(2, 6));
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(4);
  }

  @Test
  void aProgramThatFailsIs1AndWhatItPrintsIsPassedOn() throws Exception {
    site(2);
    signedIn();
    Path hook = folder.resolve("hook");
    Files.writeString(hook, "#!/bin/sh\necho \"no place for $2\"\nexit 5\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));

    Program.Result result = gphotosCdp("-run", hook.toString());

    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: the program of -run failed on 2 files", "no place for AF1Qip");
    assertThat(photos.resolve(fromOldToNew().get(1).key())).isNotEmptyDirectory();
  }

  @Test
  void startLeavesOutWhatIsOlder() throws Exception {
    site(6);
    signedIn();
    List<SimulatedItem> items = fromOldToNew();

    Program.Result result = gphotosCdp("-start", ADDRESS + items.get(4).key());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(2);
    assertThat(photos.resolve(items.get(3).key())).doesNotExist();
    assertThat(photos.resolve(items.get(5).key())).isNotEmptyDirectory();
    assertThat(photos.resolve(".lastdone")).doesNotExist();
  }

  @Test
  void aFlagOfTheForkTakesTheForksWay() throws Exception {
    site(6);
    signedIn();
    List<SimulatedItem> items = fromOldToNew();
    downloaded(items.get(3));

    Program.Result older = gphotosCdp("-workers", "3", "-until", items.get(2).key());

    assertThat(older.code()).as(older.err()).isZero();
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(2);
    assertThat(photos.resolve(items.get(2).key())).doesNotExist();

    Program.Result none = gphotosCdp("-until", items.get(5).key());

    assertThat(none.code()).as(none.err()).isZero();
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(2);

    Program.Result all = gphotosCdp("-workers=3");

    assertThat(all.code()).as(all.err()).isZero();
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(5);
    assertThat(photos.resolve(".lastdone")).hasContent(ADDRESS + items.get(5).key());
  }

  @Test
  void signedOutIs1AndSaysWhereToSignIn() {
    site(3);

    Program.Result result = gphotosCdp();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: you are signed out", "  why: ")
        .contains("keepsake login --profile " + folder.resolve("tmp").resolve("gphotos-cdp"));
  }
}
