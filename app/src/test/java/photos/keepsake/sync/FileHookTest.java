package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.ItemId;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class FileHookTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final ItemId ID = new ItemId("AF1Qip-x_y");

  @TempDir private Path folder;

  @Test
  void programGetsThePathAndTheItemIdAsTheyAre() throws Exception {
    Path file = folder.resolve("a $(touch x) 'photo'.jpg");
    Path out = folder.resolve("out");
    FileHook hook = hook("printf '%s|%s|%s' \"$#\" \"$1\" \"$2\" > " + out, LONG);
    assertThat(hook.run(file, ID)).isEmpty();
    assertThat(out).hasContent("2|" + file + "|AF1Qip-x_y");
  }

  @Test
  void programThatFailsIsReportedWithTheLastThingItSaid() throws Exception {
    FileHook hook = hook("echo working; echo 'no such album' >&2; echo; exit 3", LONG);
    assertThat(hook.run(folder, ID).orElseThrow()).endsWith("ended with 3: no such album");
  }

  @Test
  void whatItPrintsIsPassedOnToWhoeverWantsIt() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    FileHook hook = hook("echo moved; echo twice >&2; exit 3", LONG).passingOn(printed::writeBytes);
    assertThat(hook.run(folder, ID).orElseThrow()).endsWith("ended with 3: twice");
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("moved\ntwice\n");
  }

  @Test
  void programThatFailsSilentlyIsReportedToo() throws Exception {
    assertThat(hook("exit 1", LONG).run(folder, ID).orElseThrow()).endsWith("ended with 1");
  }

  @Test
  void programThatPrintsWithoutEndIsReadAndForgotten() throws Exception {
    FileHook hook = hook("head -c 3000000 /dev/zero; echo; echo the end; exit 4", LONG);
    assertThat(hook.run(folder, ID).orElseThrow()).endsWith("ended with 4: the end");
  }

  @Test
  void programThatWaitsForInputGetsNone() throws Exception {
    assertThat(hook("read line && exit 5; exit 0", LONG).run(folder, ID)).isEmpty();
  }

  @Test
  void programThatTakesTooLongIsEndedWithAllThatItStarted() throws Exception {
    Path pid = folder.resolve("pid");
    FileHook hook = hook("sleep 600 & echo $! > " + pid + "; wait", Duration.ofMillis(300));
    assertThat(hook.run(folder, ID).orElseThrow()).contains("took longer than");
    assertEnds(pid);
  }

  @Test
  void programThatLeavesAnotherBehindIsNotWaitedFor() throws Exception {
    Path pid = folder.resolve("pid");
    FileHook hook = hook("sleep 600 & echo $! > " + pid, LONG);
    assertThat(hook.run(folder, ID)).isEmpty();
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
    assertEnds(pid);
  }

  @Test
  void programThatIsNotThereIsReported() {
    FileHook hook = new FileHook(folder.resolve("nothing").toString(), LONG);
    String reason = hook.run(folder, ID).orElseThrow();
    assertThat(reason).endsWith("could not be started");
    assertThat(FileHook.isAboutTheProgram(reason)).isTrue();
  }

  @Test
  void closeEndsWhatRunsAndStartsNothingMore() throws Exception {
    Path pid = folder.resolve("pid");
    FileHook hook =
        hook("echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; sleep 600", LONG);
    CompletableFuture<Optional<String>> run =
        CompletableFuture.supplyAsync(() -> hook.run(folder, ID), r -> new Thread(r).start());
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pid));
    hook.close();
    assertThat(run.get(20, TimeUnit.SECONDS)).isPresent();
    assertEnds(pid);
    assertThat(hook.run(folder, ID)).isPresent();
  }

  @Test
  void runReportsTheProgramsFailureAndArchivesTheItemAllTheSame() throws Exception {
    FileHook hook = hook("case $2 in item-1) echo sorry; exit 9;; esac", LONG);
    FakePhotoLibrary library = new FakePhotoLibrary(folder, FakePhotoLibrary.items(3));
    WitnessListener witness = new WitnessListener();
    new SyncRun(
            library,
            new FakeArchiveStore(),
            SyncOptions.everything(1),
            witness,
            Clock.systemUTC(),
            Optional.of(hook))
        .run();
    assertThat(witness.verify().archived()).isEqualTo(3);
    assertThat(witness.verify().hookFailures()).isEqualTo(1);
    assertThat(witness.hookFailures)
        .isEqualTo(List.of("item-1: " + folder.resolve("program") + " ended with 9: sorry"));
  }

  private FileHook hook(String script, Duration limit) throws IOException {
    Path program = folder.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new FileHook(program.toString(), limit);
  }

  private static void assertEnds(Path pidFile) throws IOException {
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }
}
