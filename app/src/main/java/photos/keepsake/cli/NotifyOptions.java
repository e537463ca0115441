package photos.keepsake.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.notify.Channel;
import photos.keepsake.monitor.notify.CommandChannel;
import photos.keepsake.monitor.notify.ConditionMemory;
import photos.keepsake.monitor.notify.MailChannel;
import photos.keepsake.monitor.notify.MailSettings;
import photos.keepsake.monitor.notify.MailSettings.Security;
import photos.keepsake.monitor.notify.Notifier;
import photos.keepsake.monitor.notify.NtfyChannel;
import photos.keepsake.monitor.notify.WebhookChannel;
import picocli.CommandLine.Option;

/** Who is told when the archive's condition changes. */
final class NotifyOptions {
  private static final int PORT_MAX = 65_535;

  @Option(
      names = "--notify-command",
      paramLabel = "PROGRAM",
      description =
          "Run this when the condition changes; it gets KEEPSAKE_CONDITION, KEEPSAKE_HEADLINE and"
              + " KEEPSAKE_DETAILS, and the text on its standard input.")
  private @Nullable String command;

  @Option(
      names = "--notify-webhook",
      paramLabel = "URL",
      description = "Post JSON there when the condition changes (or file:PATH with the URL).")
  private @Nullable String webhook;

  @Option(
      names = "--notify-ntfy",
      paramLabel = "URL",
      description = "Tell this ntfy topic, such as https://ntfy.sh/my-topic (or file:PATH).")
  private @Nullable String ntfy;

  @Option(
      names = "--notify-ntfy-token",
      paramLabel = "TOKEN",
      description = "Access token of a protected topic (or file:PATH).")
  private @Nullable String ntfyToken;

  @Option(
      names = "--notify-mail-to",
      paramLabel = "ADDRESS",
      description = "Send a mail to this address, or to several with commas between.")
  private @Nullable String mailTo;

  @Option(
      names = "--notify-mail-from",
      paramLabel = "ADDRESS",
      description = "The mail's sender; the first recipient when left out.")
  private @Nullable String mailFrom;

  @Option(
      names = "--notify-smtp",
      paramLabel = "HOST[:PORT]",
      description = "The mail server; port 587 for starttls, 465 for tls, 25 for none.")
  private @Nullable String smtp;

  @Option(
      names = "--notify-smtp-user",
      paramLabel = "USER",
      description = "Who signs in to the mail server; nobody when left out.")
  private @Nullable String smtpUser;

  @Option(
      names = "--notify-smtp-password",
      paramLabel = "PASSWORD",
      description = "The user's password (or file:PATH, which no other user of this machine sees).")
  private @Nullable String smtpPassword;

  @Option(
      names = "--notify-smtp-security",
      paramLabel = "starttls|tls|none",
      description =
          "How the way to the mail server is protected: starttls (the default), tls, none.")
  private Security security = Security.STARTTLS;

  /**
   * Tells about one archive over all channels that are configured.
   *
   * @throws RunFailure with USAGE when one of them cannot be
   */
  Notifier notifier(Folders folders, Path archiveRoot, NetworkOptions network, Clock clock) {
    ConditionMemory memory = ConditionMemory.of(folders.state().resolve("notify"), archiveRoot);
    return new Notifier(channels(folders, network), memory, clock);
  }

  /**
   * What is configured; empty when nothing is.
   *
   * @throws RunFailure with USAGE when one of them cannot be
   */
  List<Channel> channels(Folders folders, NetworkOptions network) {
    List<Channel> channels = new ArrayList<>();
    String agent = "keepsake/" + Version.number();
    if (command != null) {
      channels.add(new CommandChannel(program(folders, command), OtherVariables.SECRETS));
    }
    if (webhook != null) {
      URI url = url(folders, "--notify-webhook", webhook);
      channels.add(new WebhookChannel(network.sender(folders, agent, Map.of()), url));
    }
    if (ntfy != null) {
      URI url = url(folders, "--notify-ntfy", ntfy);
      channels.add(
          new NtfyChannel(network.sender(folders, agent, Map.of()), topic(url), token(folders)));
    }
    mail(folders).ifPresent(settings -> channels.add(new MailChannel(settings)));
    return channels;
  }

  private static String program(Folders folders, String name) {
    String program = name.startsWith("~/") ? folders.home() + name.substring(1) : name;
    if (program.isBlank() || !new ProgramSearch(folders).finds(program)) {
      throw usage(
          "cannot run " + program,
          "there is no such program, or you may not run it",
          "give --notify-command the path of a program, without arguments");
    }
    return program;
  }

  private static URI url(Folders folders, String option, String given) {
    try {
      URI url = new URI(SecretValue.of(given, folders));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Told below, like an address without a host.
    }
    throw usage(
        "cannot use the address that " + option + " gives",
        "it must begin with https:// or http:// and name a server",
        "copy the whole address, in quotes");
  }

  private static URI topic(URI url) {
    if (url.getPath() == null || url.getPath().replace("/", "").isEmpty()) {
      throw usage(
          "cannot use the address that --notify-ntfy gives",
          "it names a server but no topic",
          "put the topic behind it, such as https://ntfy.sh/my-topic");
    }
    return url;
  }

  private Optional<String> token(Folders folders) {
    Optional<String> token =
        Optional.ofNullable(ntfyToken).map(given -> SecretValue.of(given, folders));
    if (token.isPresent() && !token.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw usage(
          "cannot use what --notify-ntfy-token gives",
          "it holds blanks or letters that no token has",
          "copy the token from ntfy's account page, such as tk_…");
    }
    return token;
  }

  private Optional<MailSettings> mail(Folders folders) {
    if (mailTo == null) {
      return Optional.empty();
    }
    if (smtp == null) {
      throw usage(
          "cannot send mail",
          "--notify-mail-to is given, but no mail server",
          "give --notify-smtp HOST[:PORT] as well");
    }
    List<String> to = List.of(mailTo.split("\\s*,\\s*")).stream().map(this::address).toList();
    String from = mailFrom == null ? to.get(0) : address(mailFrom);
    return Optional.of(
        new MailSettings(to, from, host(smtp), port(smtp), security, user(), password(folders)));
  }

  private String address(String given) {
    String address = given.strip();
    if (!MailChannel.isAddress(address)) {
      throw usage(
          "cannot send mail with the address \"" + address.replaceAll("\\p{Cc}", "?") + "\"",
          "it is no mail address",
          "give --notify-mail-to and --notify-mail-from addresses such as me@example.org");
    }
    return address;
  }

  private static String host(String smtp) {
    String host = portStart(smtp) < 0 ? smtp : smtp.substring(0, portStart(smtp));
    if (!host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")) {
      throw badServer();
    }
    return host.replaceAll("[\\[\\]]", "");
  }

  private int port(String smtp) {
    int start = portStart(smtp);
    if (start < 0) {
      return security.port();
    }
    String port = smtp.substring(start + 1);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > PORT_MAX || port.matches("0+")) {
      throw badServer();
    }
    return Integer.parseInt(port);
  }

  /** Where the port begins; an IPv6 address in brackets has colons of its own. */
  private static int portStart(String smtp) {
    int colon = smtp.lastIndexOf(':');
    return colon > smtp.lastIndexOf(']') ? colon : -1;
  }

  private static RunFailure badServer() {
    return usage(
        "cannot understand the mail server",
        "--notify-smtp takes a host, or a host and a port",
        "write it like smtp.example.org or smtp.example.org:587");
  }

  private Optional<String> user() {
    return Optional.ofNullable(smtpUser).filter(name -> !name.isBlank());
  }

  private Optional<String> password(Folders folders) {
    boolean both = user().isPresent() == (smtpPassword != null);
    if (!both) {
      throw usage(
          "cannot sign in to the mail server",
          "only one of user and password is given",
          "give both --notify-smtp-user and --notify-smtp-password, or neither");
    }
    return Optional.ofNullable(smtpPassword).map(given -> SecretValue.of(given, folders));
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }
}
