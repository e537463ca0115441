package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A daemon in a process of its own, with a browser that never answers. */
@DisabledOnOs(OS.WINDOWS)
class DaemonProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    for (Process process : started) {
      List<ProcessHandle> family = process.descendants().toList();
      process.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void aKilledDaemonIsFoundDeadAndTheNextOneTakesUpItsRun() throws Exception {
    Process first = start();
    await().atMost(PATIENCE).until(() -> said().contains("run started"));
    assertThat(health().out()).contains("\"verdict\":\"healthy\"", "running_since");

    first.destroyForcibly().waitFor();

    assertThat(health().out()).contains("\"verdict\":\"not_running\"");
    Process second = start();
    await().atMost(PATIENCE).until(() -> said().contains("the one before was cut off"));
    Program.Result third = program().run("daemon", "--archive", archive(), "--chrome", browser());
    assertThat(third.code()).as(third.err()).isEqualTo(11);

    second.destroy();

    assertThat(second.waitFor()).isEqualTo(143);
    assertThat(health().code()).isEqualTo(4);
  }

  private Program program() {
    return Program.in(folder);
  }

  private Program.Result health() {
    return program().run("health", "--json", "--archive", archive());
  }

  private String archive() {
    return folder.resolve("archive").toString();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private String browser() throws IOException {
    Path script = folder.resolve("chrome");
    if (!Files.exists(script)) {
      Files.writeString(script, "#!/bin/sh\nexec sleep 600\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return script.toString();
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    classes,
                    Main.class.getName(),
                    "daemon",
                    "--archive",
                    archive(),
                    "--profile",
                    folder.resolve("profile").toString(),
                    "--chrome",
                    browser(),
                    "--keep-free",
                    "1M",
                    "--every",
                    "6h",
                    "--jitter",
                    "0"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().clear();
    builder.environment().putAll(program().environment());
    Process process = builder.start();
    started.add(process);
    return process;
  }
}
