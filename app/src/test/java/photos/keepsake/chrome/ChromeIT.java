package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static photos.keepsake.chrome.TestChrome.PATIENCE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromeIT {
  private static final URI PAGE = URI.create("data:text/html,hello");

  @TempDir private Path folder;

  private Path profile() {
    return folder.resolve("profile");
  }

  private Path script(String... lines) throws IOException {
    Path script = folder.resolve("browser");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private static ProcessHandle browserProcess(Chrome chrome) {
    return chrome
        .process()
        .family()
        .filter(p -> p.info().commandLine().orElse("").contains("--remote-debugging"))
        .filter(p -> !p.info().commandLine().orElse("").contains("keepsake-chrome"))
        .filter(p -> !p.info().commandLine().orElse("").contains("--type="))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void closingLeavesNoProcessAndNoTemporaryFile() {
    Chrome chrome = TestChrome.launch(profile());
    Path temp = chrome.tempFolder();
    assertThat(chrome.version()).startsWith("Chrome/");
    assertThat(temp).isDirectory();
    chrome.newTab().navigate(PAGE, PATIENCE);
    chrome.newTab().navigate(PAGE, PATIENCE);

    chrome.close();
    chrome.close();

    assertThat(chrome.isAlive()).isFalse();
    assertThat(TestChrome.processesNaming(profile())).isEmpty();
    assertThat(TestChrome.processesNaming(temp)).isEmpty();
    assertThat(temp).doesNotExist();
    assertThatThrownBy(chrome::newTab).isInstanceOf(ChromeException.Closed.class);
  }

  @Test
  void theProfileIsForItsOwnerAlone() throws IOException {
    try (Chrome chrome = TestChrome.launch(profile())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile())))
          .isEqualTo("rwx------");
      assertThat(chrome.isAlive()).isTrue();
    }
  }

  @Test
  void nothingListens() {
    try (Chrome chrome = TestChrome.launch(profile())) {
      assertThat(browserProcess(chrome).info().commandLine().orElseThrow())
          .contains("--remote-debugging-pipe")
          .doesNotContain("--remote-debugging-port");
      assertThat(profile().resolve("DevToolsActivePort")).doesNotExist();
    }
  }

  @Test
  void pagesThatWereThereAtTheStartAreClosed() {
    try (Chrome chrome = TestChrome.launch(profile())) {
      Tab tab = chrome.newTab();

      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  tab.send("Target.getTargets", Map.of(), PATIENCE)
                          .path("targetInfos")
                          .valueStream()
                          .filter(info -> info.path("type").asString().equals("page"))
                          .count()
                      == 1);
    }
  }

  @Test
  void aKilledBrowserFailsAllWhoWaitWithinASecond() throws Exception {
    // Method: every kind of wait is under way in its own thread when the browser is killed.
    Chrome chrome = TestChrome.launch(profile());
    try (TestSite site = new TestSite()) {
      site.on("/silent", exchange -> site.awaitClose()).stall("/stall", 100_000, 50_000);
      chrome.downloadInto(Files.createDirectory(folder.resolve("staging")));
      CountDownLatch gone = new CountDownLatch(1);
      chrome.onGone(gone::countDown);
      Tab tab = chrome.newTab();
      Tab silent = chrome.newTab();
      DownloadWatch watch = tab.watchDownloads();
      tab.navigate(site.url("/stall"), PATIENCE);
      Download download = watch.awaitBegin(PATIENCE);
      Duration forever = Duration.ofMinutes(5);
      List<CompletableFuture<Void>> waiters =
          Stream.<Runnable>of(
                  () -> tab.evaluate("new Promise(() => {})", forever),
                  () -> tab.awaitUrl("never"::equals, forever),
                  () -> silent.navigate(site.url("/silent"), forever),
                  () -> watch.awaitBegin(forever),
                  () -> download.awaitComplete(forever))
              .map(CompletableFuture::runAsync)
              .toList();
      assertThat(tab.isResponsive(PATIENCE)).isTrue();

      long begin = System.nanoTime();
      browserProcess(chrome).destroyForcibly();

      for (CompletableFuture<Void> waiter : waiters) {
        assertThatThrownBy(waiter::join).hasCauseInstanceOf(ChromeException.Closed.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      assertThat(gone.await(1, TimeUnit.SECONDS)).isTrue();
      assertThat(chrome.isAlive()).isFalse();
    } finally {
      chrome.close();
    }
    assertThat(chrome.tempFolder()).doesNotExist();
    assertThat(TestChrome.processesNaming(profile())).isEmpty();
  }

  @Test
  void aBrowserThatDoesNotReactIsKilled() throws IOException {
    Chrome chrome = TestChrome.launch(profile());
    chrome.newTab();
    signal("STOP", browserProcess(chrome));

    chrome.close(Duration.ofSeconds(1));

    assertThat(TestChrome.processesNaming(profile())).isEmpty();
    assertThat(TestChrome.processesNaming(chrome.tempFolder())).isEmpty();
    assertThat(chrome.tempFolder()).doesNotExist();
  }

  private static void signal(String name, ProcessHandle process) throws IOException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().onExit().join();
  }

  @Test
  void closingWorksInAnInterruptedThread() {
    Chrome chrome = TestChrome.launch(profile());
    Thread.currentThread().interrupt();

    chrome.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(chrome.tempFolder()).doesNotExist();
    assertThat(TestChrome.processesNaming(profile())).isEmpty();
  }

  @Test
  void aKilledProgramTakesItsBrowserAndItsTemporaryFilesWithIt() throws Exception {
    Path temp = Files.createTempDirectory("k");
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            JvmThatIsKilled.class.getName(),
            profile().toString());
    command.environment().put("TMPDIR", temp.toString());
    Process program = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      await().atMost(PATIENCE).until(() -> out.readLine().contains("ready"));
      assertThat(temp).isNotEmptyDirectory();
    } finally {
      program.destroyForcibly();
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(TestChrome.processesNaming(profile())).isEmpty();
              assertThat(temp).isEmptyDirectory();
            });
    Files.delete(temp);
  }

  @Test
  void aProfileThatIsInUseIsRefusedAndNamesTheProcess() {
    try (Chrome first = TestChrome.launch(profile())) {
      ChromeException.ProfileInUse refused =
          catchThrowableOfType(
              ChromeException.ProfileInUse.class, () -> TestChrome.launch(profile()));

      assertThat(refused.pid()).hasValue(browserProcess(first).pid());
      assertThat(first.newTab().isResponsive(PATIENCE)).isTrue();
    }
  }

  @Test
  void aMarkOfAnotherHostDoesNotHinder() throws IOException {
    Files.createDirectories(profile());
    Files.createSymbolicLink(profile().resolve("SingletonLock"), Path.of("container-7"));

    try (Chrome chrome = TestChrome.launch(profile())) {
      assertThat(chrome.isAlive()).isTrue();
    }
  }

  @Test
  void exitCode21MeansThatTheProfileIsInUse() throws IOException {
    Path binary = script("exit 21");

    assertThatThrownBy(() -> Chrome.launch(TestChrome.options(binary, profile())))
        .isInstanceOf(ChromeException.ProfileInUse.class);
  }

  @Test
  void aBinaryThatIsNotThereFailsToStart() {
    Path nowhere = folder.resolve("nowhere");

    ChromeException.StartFailed failed =
        catchThrowableOfType(
            ChromeException.StartFailed.class,
            () -> Chrome.launch(TestChrome.options(nowhere, profile())));

    assertThat(failed.exitCode()).hasValue(127);
  }

  @Test
  void aBrowserThatGivesUpFailsToStartWithItsLastWords() throws IOException {
    Path binary = script("echo no display >&2", "exit 3");

    ChromeException.StartFailed failed =
        catchThrowableOfType(
            ChromeException.StartFailed.class,
            () -> Chrome.launch(TestChrome.options(binary, profile())));

    assertThat(failed.exitCode()).hasValue(3);
    assertThat(failed.stderrTail()).contains("no display");
  }

  @Test
  void aBrowserThatNeverAnswersCostsTheStartTimeoutAndIsKilled() throws IOException {
    Path binary = script("echo \"$TMPDIR\" > " + folder.resolve("temp"), "sleep 600");
    ChromeOptions usual = TestChrome.options(binary, profile());
    ChromeOptions hasty =
        new ChromeOptions(
            binary,
            profile(),
            true,
            usual.proxy(),
            usual.extraCa(),
            List.of(),
            Duration.ofSeconds(2));

    assertThatThrownBy(() -> Chrome.launch(hasty)).isInstanceOf(ChromeException.StartFailed.class);

    assertThat(TestChrome.processesNaming(profile())).isEmpty();
    assertThat(Path.of(Files.readString(folder.resolve("temp")).strip())).doesNotExist();
  }

  @Test
  void aPortServesWherePipesDoNotExist() throws Exception {
    Path staging = Files.createDirectory(folder.resolve("staging"));
    try (TestSite site = new TestSite().file("/file", "a.bin", 1_000_000);
        Chrome chrome = Chrome.launch(TestChrome.options(profile()), ChromeLauncher.Road.PORT)) {
      chrome.downloadInto(staging);
      Tab tab = chrome.newTab();
      tab.navigate(PAGE, PATIENCE);
      assertThat(tab.evaluate("'x'.repeat(3000000)", PATIENCE).asString()).hasSize(3_000_000);
      try (DownloadWatch watch = tab.watchDownloads()) {
        tab.navigate(site.url("/file"), PATIENCE);
        assertThat(watch.awaitBegin(PATIENCE).awaitComplete(PATIENCE)).hasSize(1_000_000);
      }
      CompletableFuture<?> waiter =
          CompletableFuture.runAsync(() -> tab.awaitUrl("never"::equals, PATIENCE));

      browserProcess(chrome).destroyForcibly();

      assertThatThrownBy(waiter::join).hasCauseInstanceOf(ChromeException.Closed.class);
    }
    assertThat(TestChrome.processesNaming(profile())).isEmpty();
  }

  @Test
  void twoThousandMessagesFromManyThreadsFindTheirWay() {
    try (Chrome chrome = TestChrome.launch(profile())) {
      Tab tab = chrome.newTab();
      List<CompletableFuture<Integer>> answers =
          Stream.iterate(0, i -> i + 1)
              .limit(2000)
              .map(
                  i -> CompletableFuture.supplyAsync(() -> tab.call("n => n", PATIENCE, i).asInt()))
              .toList();

      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).join()).isEqualTo(i);
      }
    }
  }
}
