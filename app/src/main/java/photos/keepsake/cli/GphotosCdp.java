package photos.keepsake.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import photos.keepsake.library.RunFailure;

/**
 * Stands in for gphotos-cdp, so that scripts written for it go on. Its command line becomes one of
 * `sync`; 0 is told when everything that can be downloaded is there, else 1, and 2 for a command
 * line that it would not read either.
 */
final class GphotosCdp {
  /** The first argument, which `bin/gphotos-cdp` puts before those of its caller. */
  static final String NAME = "gphotos-cdp";

  private static final int FAILED = 1;
  private static final int UNREADABLE = 2;

  private final Console console;
  private final Folders folders;

  GphotosCdp(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  /** Runs, and returns the exit code. */
  int run(List<String> arguments) {
    try {
      Optional<GphotosCdpFlags> flags = GphotosCdpFlags.read(arguments);
      if (flags.isEmpty()) {
        console.say(GphotosCdpFlags.usage());
        return 0;
      }
      return run(flags.get());
    } catch (GphotosCdpFlags.Unreadable e) {
      console.say(String.valueOf(e.getMessage()));
      console.say(GphotosCdpFlags.usage());
      return UNREADABLE;
    }
  }

  private int run(GphotosCdpFlags flags) {
    if (flags.number("n").equals(OptionalLong.of(0))) {
      return 0;
    }
    GphotosCdpPlan plan;
    try {
      plan = GphotosCdpPlan.of(flags, folders);
    } catch (RunFailure e) {
      return refuse(e, flags);
    }
    introduce(plan);
    GphotosCdpRun run = new GphotosCdpRun(plan, this::passOn);
    int code =
        Main.run(
            console,
            folders.environment(),
            run,
            GphotosCdpPlan.SETTLED,
            plan.command().toArray(String[]::new));
    if (code == ExitCode.COMPLETE.number() && run.hookFailures() > 0) {
      console.say(
          "error: the program of -run failed on " + Amounts.count(run.hookFailures(), "file"));
      console.say("  why: it did not end with 0; the lines above tell what it was about");
      console.say(
          "  fix: run it on those files yourself; they are there and are not fetched again");
      return FAILED;
    }
    return isTold(code) ? code : FAILED;
  }

  private int refuse(RunFailure refusal, GphotosCdpFlags flags) {
    try (LogFile log = new LogFile()) {
      new FailureReport(console, () -> flags.isOn("json"), folders, log).failed(refusal);
      return FAILED;
    }
  }

  /** What a program prints, whole or in pieces. */
  private void passOn(byte[] printed) {
    synchronized (console) {
      console.err().write(printed, 0, printed.length);
      console.err().flush();
    }
  }

  /** A program that is ended by a signal says so, whatever program it is. */
  private static boolean isTold(int code) {
    return code == ExitCode.COMPLETE.number()
        || code == ExitCode.INTERRUPTED.number()
        || code == ExitCode.TERMINATED.number();
  }

  private void introduce(GphotosCdpPlan plan) {
    plan.notes().forEach(note -> console.say("note: " + note));
    console.say("note: the same natively: " + plan.natively() + plan.difference());
  }
}
