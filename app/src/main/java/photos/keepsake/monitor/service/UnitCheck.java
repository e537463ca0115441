package photos.keepsake.monitor.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.service.Programs.Answer;

/** Has systemd itself read units before they are put in place. */
final class UnitCheck {
  private static final String PROGRAM = "systemd-analyze";

  private final Programs programs;

  UnitCheck(Programs programs) {
    this.programs = programs;
  }

  /**
   * Checks them.
   *
   * @param units texts by file name
   * @return what a person should know
   * @throws RunFailure with USAGE when systemd would not take them
   */
  List<String> notes(Map<String, String> units) {
    if (!programs.has(PROGRAM)) {
      return List.of("the units were not checked: there is no systemd-analyze here");
    }
    try {
      Path folder = Files.createTempDirectory("keepsake-units");
      try {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> unit : units.entrySet()) {
          files.add(Files.writeString(folder.resolve(unit.getKey()), unit.getValue()));
        }
        return judge(folder, units, ask(folder, files));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return List.of("the units were not checked: the folder for temporary files is not writable");
    }
  }

  /** Without a session it does not know where a user's sockets would be, and gives up. */
  private Answer ask(Path folder, List<Path> files) {
    List<String> command = new ArrayList<>(List.of(PROGRAM, "--user", "verify", "--man=no"));
    files.forEach(file -> command.add(file.toString()));
    Map<String, String> runtime = Map.of("XDG_RUNTIME_DIR", folder.toString());
    return programs.run(command, "", StandardCharsets.UTF_8, runtime);
  }

  /** With the folders that systemd-analyze makes in there. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static List<String> judge(Path folder, Map<String, String> units, Answer answer) {
    List<String> ours =
        (answer.out() + "\n" + answer.err())
            .lines()
            .map(line -> line.replace(folder + "/", "").strip())
            .filter(line -> units.keySet().stream().anyMatch(line::contains))
            .toList();
    boolean wrong = !answer.succeeded() || ours.stream().anyMatch(l -> l.contains("Failed to"));
    if (wrong && !ours.isEmpty()) {
      throw new RunFailure(
          Reason.USAGE,
          "systemd would not take these units; nothing was written",
          "systemd-analyze says: " + String.join("; ", ours),
          "see them with `keepsake service print`, and change what it names");
    }
    if (!answer.succeeded()) {
      return List.of("the units were not checked: systemd-analyze says: " + answer.words());
    }
    return ours.stream().map(line -> "systemd-analyze says: " + line).toList();
  }
}
