package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

class DaemonArgumentsTest {

  @Command(name = "sync")
  private static class Child {
    @Option(names = "--archive")
    private String archive = "";

    @Option(names = {"-n", "--limit"})
    private int limit;

    @Option(names = "--album")
    private List<String> albums = List.of();

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    @Option(names = "--ping")
    private String ping = "";

    @Option(names = "--notify-mail-password")
    private String password = "";
  }

  @Command(name = "daemon")
  private static final class Parent extends Child {
    @Option(names = "--every")
    private String every = "";

    @Option(names = "--run-now")
    private boolean runNow;
  }

  private static DaemonArguments arguments(String... words) {
    CommandSpec child = CommandSpec.forAnnotatedObject(new Child());
    return DaemonArguments.of(
        child, new CommandLine(new Parent()).parseArgs(words), Map.of("archive", "/photos"));
  }

  @Test
  void runsGetWhatTheyKnowOfTheDaemonsOptions() {
    DaemonArguments arguments =
        arguments(
            "--every=6h",
            "-q",
            "--album",
            "A b",
            "--album=--C",
            "-n",
            "5",
            "--archive",
            "x",
            "--run-now");

    assertThat(arguments.words())
        .containsExactlyInAnyOrder(
            "sync", "--quiet", "--album=A b", "--album=--C", "--limit=5", "--archive=/photos")
        .startsWith("sync");
    assertThat(arguments.secrets()).isEmpty();
  }

  @Test
  void secretsGoByTheEnvironment() {
    DaemonArguments arguments =
        arguments("--ping", "https://hc-ping.com/secret", "--notify-mail-password=secret");

    assertThat(arguments.words()).noneMatch(word -> word.contains("secret"));
    assertThat(arguments.secrets())
        .containsEntry("KEEPSAKE_PING", "https://hc-ping.com/secret")
        .containsEntry("KEEPSAKE_NOTIFY_MAIL_PASSWORD", "secret");
  }
}
