package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A system with scripts of ours in the place of its schedulers' programs. They are the only ones on
 * the PATH, and write down each of their calls.
 */
final class FakeSystem {
  private final Path folder;
  private final Path bin;
  private final Path launcher;

  FakeSystem(Path folder) {
    this.folder = folder;
    this.bin = folder.resolve("bin");
    this.launcher = folder.resolve("check out").resolve("keepsake");
    try {
      Files.createDirectories(bin);
      Files.createDirectories(launcher.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(launcher, "exit 0");
  }

  /** Adds a program: lines for the shell, which know $calls and $state. */
  FakeSystem with(String name, String script) {
    String head =
        "calls='%s'\nstate='%s'\necho \"%s $*\" >>\"$calls\"\n"
            .formatted(folder.resolve("calls"), folder, name);
    write(bin.resolve(name), head + script);
    return this;
  }

  /** A systemd that takes everything. */
  FakeSystem withSystemd() {
    return with("systemctl", "exit 0")
        .with("loginctl", "case $2 in ''|-*) ;; *) echo Linger=yes ;; esac")
        .with("systemd-analyze", "exit 0");
  }

  /** A cron whose table is a file. */
  FakeSystem withCron() {
    return with(
        "crontab",
        """
        case $1 in
          -l) [ -f "$state/table" ] || { echo "no crontab for you" >&2; exit 1; }
            /bin/cat "$state/table" ;;
          -) /bin/cat >"$state/table" ;;
          *) exit 9 ;;
        esac
        """);
  }

  private static void write(Path file, String script) {
    try {
      Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  Program.Result run(String... arguments) {
    return program().run(arguments);
  }

  Program program() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PATH", bin.toString());
    environment.put("KEEPSAKE_LAUNCHER", launcher.toString());
    return new Program(environment);
  }

  Path launcher() {
    return launcher;
  }

  Path unit(String name) {
    return folder.resolve("home/.config/systemd/user").resolve(name);
  }

  Path agent(String name) {
    return folder.resolve("home/Library/LaunchAgents").resolve(name);
  }

  Path table() {
    return folder.resolve("table");
  }

  /** Calls so far, the oldest first. */
  List<String> calls() {
    try {
      Path calls = folder.resolve("calls");
      return Files.exists(calls) ? Files.readAllLines(calls, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
