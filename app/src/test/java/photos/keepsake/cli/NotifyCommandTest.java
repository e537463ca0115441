package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.monitor.ping.FakeHealthchecks;

@Timeout(60)
class NotifyCommandTest {
  @TempDir private Path folder;

  @Test
  void aTestSaysWhatCameBackOfEachChannel() throws IOException {
    try (FakeHealthchecks server = new FakeHealthchecks()) {
      Program program = Program.in(folder).with("KEEPSAKE_NOTIFY_NTFY", server.url() + "/my-topic");

      Program.Result result = program.run("notify", "--test", "--notify-command", "/bin/true");

      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out())
          .isEqualTo(
              "command: sent, the program ended with 0\nntfy: sent, the server answered 200\n");
      assertThat(server.pings()).hasSize(1);
    }
  }

  @Test
  void aChannelThatFailsIsNamed() {
    Program.Result result =
        Program.in(folder).run("notify", "--test", "--json", "--notify-command", "/bin/false");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out())
        .isEqualTo(
            "{\"type\":\"notification\",\"channel\":\"command\",\"sent\":false,"
                + "\"words\":\"the program ended with 1\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notify",
        "notify --test",
        "notify --test --notify-command /no/such/program",
        "notify --test --notify-webhook nowhere",
        "notify --test --notify-ntfy https://ntfy.sh",
        "notify --test --notify-mail-to me@example.org",
        "notify --test --notify-mail-to nobody --notify-smtp localhost",
        "notify --test --notify-mail-to me@example.org --notify-smtp localhost:99999",
        "notify --test --notify-mail-to a@example.org --notify-smtp x --notify-smtp-user u",
      })
  void whatCannotBeIsRefused(String line) {
    Program.Result result = Program.in(folder).run(line.split(" "));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("error: ", "  why: ", "  fix: ");
  }
}
