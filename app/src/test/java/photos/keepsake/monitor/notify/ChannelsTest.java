package photos.keepsake.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpSettings;
import photos.keepsake.monitor.ping.FakeHealthchecks;
import photos.keepsake.monitor.ping.FakeHealthchecks.Ping;
import photos.keepsake.monitor.schedule.Condition;

@Timeout(60)
class ChannelsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Notice NOTICE =
      new Notice(
          Condition.SIGNED_OUT,
          Optional.of(Condition.HEALTHY),
          "SIGNED OUT: Gr\u00fc\u00dfe",
          "Why: it asks\nFix: sign in",
          Instant.parse("2026-11-25T03:00:00Z"));

  @TempDir private Path folder;

  private static HttpSender sender() {
    return new HttpSender(HttpSettings.direct("keepsake-test"));
  }

  private Path program(String script) throws IOException {
    Path program = folder.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aProgramFindsTheNoticeInItsEnvironmentAndOnItsInput() throws Exception {
    Path out = folder.resolve("out");
    Path program =
        program("{ echo \"$KEEPSAKE_CONDITION|$KEEPSAKE_HEADLINE\"; cat; } > '" + out + "'\n");

    assertThat(new CommandChannel(program.toString(), Set.of()).tell(NOTICE, LIMIT))
        .isEqualTo("the program ended with 0");
    assertThat(Files.readString(out))
        .startsWith("signed_out|SIGNED OUT: ")
        .contains("Why: it asks\nFix: sign in");
  }

  @Test
  void aProgramThatFailsOrHangsIsToldAndEnded() throws Exception {
    CommandChannel failing = new CommandChannel(program("exit 4\n").toString(), Set.of());
    assertThat(catchThrowableOfType(ChannelTrouble.class, () -> failing.tell(NOTICE, LIMIT)))
        .hasMessage("the program ended with 4");

    CommandChannel hanging = new CommandChannel(program("sleep 300\n").toString(), Set.of());
    assertThat(
            catchThrowableOfType(
                ChannelTrouble.class, () -> hanging.tell(NOTICE, Duration.ofSeconds(1))))
        .hasMessageContaining("longer than 1 s");
  }

  @Test
  void aWebhookGetsJson() throws Exception {
    try (FakeHealthchecks server = new FakeHealthchecks()) {
      new WebhookChannel(sender(), URI.create(server.url() + "/hook?key=1")).tell(NOTICE, LIMIT);

      Ping request = server.pings().get(0);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.query()).isEqualTo("key=1");
      assertThat(request.headers()).containsEntry("content-type", "application/json");
      assertThat(request.body())
          .startsWith("{\"type\":\"notice\",\"condition\":\"signed_out\",\"before\":\"healthy\"")
          .contains("\"headline\":\"SIGNED OUT: Gr\u00fc\u00dfe\"", "2026-11-25T03:00:00Z");
    }
  }

  @Test
  void ntfyGetsTitlePriorityAndToken() throws Exception {
    try (FakeHealthchecks server = new FakeHealthchecks()) {
      URI topic = URI.create(server.url() + "/topic");
      new NtfyChannel(sender(), topic, Optional.of("tk_1")).tell(NOTICE, LIMIT);

      Ping request = server.pings().get(0);
      assertThat(request.headers())
          .containsEntry("priority", "high")
          .containsEntry("tags", "warning,keepsake")
          .containsEntry("authorization", "Bearer tk_1")
          .hasEntrySatisfying("title", title -> assertThat(title).startsWith("=?UTF-8?B?"));
      assertThat(request.body()).isEqualTo("Why: it asks\nFix: sign in");
    }
  }

  @Test
  void aServerThatDoesNotTakeItIsToldWithoutItsAddress() throws Exception {
    try (FakeHealthchecks server = new FakeHealthchecks()) {
      server.alwaysAnswers(FakeHealthchecks.answer(403, "no"));
      WebhookChannel hook = new WebhookChannel(sender(), URI.create(server.url() + "/secret"));

      assertThat(catchThrowableOfType(ChannelTrouble.class, () -> hook.tell(NOTICE, LIMIT)))
          .hasMessage("the server answered 403, it does not let us in");
    }
  }

  @Test
  void aMailServerGetsAWholeMail() throws Exception {
    try (ServerSocket smtp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> mail = CompletableFuture.supplyAsync(() -> receive(smtp));
      MailSettings settings =
          new MailSettings(
              List.of("me@example.org", "you@example.org"),
              "nas@example.org",
              "127.0.0.1",
              smtp.getLocalPort(),
              MailSettings.Security.NONE,
              Optional.empty(),
              Optional.empty());

      assertThat(new MailChannel(settings).tell(NOTICE, LIMIT))
          .isEqualTo("the mail server took it");

      assertThat(mail.get(20, TimeUnit.SECONDS))
          .contains(
              "RCPT TO:<me@example.org>",
              "RCPT TO:<you@example.org>",
              "From: nas@example.org",
              "Subject: =?UTF-8?",
              "Auto-Submitted: auto-generated");
    }
  }

  @Test
  void aMailServerThatWantsNoOneWithoutTlsIsToldAsSuch() throws Exception {
    try (ServerSocket smtp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> mail = CompletableFuture.supplyAsync(() -> receive(smtp));
      MailSettings settings =
          new MailSettings(
              List.of("me@example.org"),
              "nas@example.org",
              "127.0.0.1",
              smtp.getLocalPort(),
              MailSettings.Security.STARTTLS,
              Optional.empty(),
              Optional.empty());

      assertThat(
              catchThrowableOfType(
                  ChannelTrouble.class, () -> new MailChannel(settings).tell(NOTICE, LIMIT)))
          .hasMessage("the mail server offers no STARTTLS");
      assertThat(mail.get(20, TimeUnit.SECONDS)).doesNotContain("DATA");
    }
  }

  /** Speaks as much SMTP as a client needs; gives back all that it heard. */
  private static String receive(ServerSocket server) {
    StringBuilder heard = new StringBuilder();
    try (Socket client = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = client.getOutputStream();
      say(out, "220 fake");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.append(line).append('\n');
        if (data) {
          data = !line.equals(".");
          if (!data) {
            say(out, "250 taken");
          }
        } else if (line.equals("DATA")) {
          data = true;
          say(out, "354 go on");
        } else if (line.equals("QUIT")) {
          say(out, "221 bye");
        } else {
          say(out, "250 fine");
        }
      }
    } catch (IOException e) {
      heard.append(e.getMessage());
    }
    return heard.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
