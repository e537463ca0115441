package photos.keepsake.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.notify.Channel;
import photos.keepsake.monitor.notify.Notice;
import photos.keepsake.monitor.notify.Notifier;
import photos.keepsake.monitor.notify.Notifier.Attempt;
import photos.keepsake.monitor.schedule.Condition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries out the channels over which a person is told. */
@Command(
    name = "notify",
    description = {
      "Send a test notification over every channel that is configured.",
      "",
      "Examples:",
      "  keepsake notify --test --notify-ntfy https://ntfy.sh/my-topic",
      "  keepsake notify --test --notify-mail-to me@example.org --notify-smtp localhost:25"
          + " --notify-smtp-security none",
      ""
    })
final class NotifyCommand extends KeepsakeCommand {
  @Option(names = "--test", description = "Send the test; nothing else can be sent by hand.")
  private boolean test;

  @Mixin private NotifyOptions notify = new NotifyOptions();
  @Mixin private NetworkOptions network = new NetworkOptions();
  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Override
  Set<ExitCode> exitCodes() {
    return EnumSet.of(ExitCode.COMPLETE, ExitCode.BUG, ExitCode.USAGE, ExitCode.TEMPORARY);
  }

  @Override
  ExitCode run() {
    if (!test) {
      throw usage("nothing to do", "notifications go out by themselves", "add --test to try them");
    }
    List<Channel> channels = notify.channels(folders(), network);
    if (channels.isEmpty()) {
      throw usage(
          "nobody would be notified",
          "no channel is configured",
          "give --notify-command, --notify-webhook, --notify-ntfy or --notify-mail-to, or write one"
              + " into the config file");
    }
    Clock clock = Clock.systemUTC();
    Notifier notifier = notify.notifier(folders(), archive.path(folders()), network, clock);
    List<Attempt> attempts = notifier.tell(notice(clock));
    attempts.forEach(this::print);
    return attempts.stream().allMatch(Attempt::taken) ? ExitCode.COMPLETE : ExitCode.TEMPORARY;
  }

  private Notice notice(Clock clock) {
    return new Notice(
        Condition.HEALTHY,
        Optional.empty(),
        "Test of Keepsake's notifications",
        "If you can read this, you will hear when the archive "
            + archive.path(folders())
            + " needs you.",
        Instant.now(clock));
  }

  private void print(Attempt attempt) {
    if (global().json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("channel", attempt.channel());
      fields.put("sent", attempt.taken());
      fields.put("words", attempt.words());
      Output.json(console(), "notification", fields);
    } else {
      String verdict = attempt.taken() ? "sent" : "NOT sent";
      console().print(attempt.channel() + ": " + verdict + ", " + attempt.words());
    }
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }
}
