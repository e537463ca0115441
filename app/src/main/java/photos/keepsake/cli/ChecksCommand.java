package photos.keepsake.cli;

import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a Healthchecks server knows of the checks of a project. */
@Command(
    name = "checks",
    subcommands = {
      ChecksListCommand.class,
      ChecksSearchCommand.class,
      ChecksPingsCommand.class,
      ChecksFlipsCommand.class,
      ChecksCreateCommand.class,
      ChecksPauseCommand.class,
      ChecksResumeCommand.class
    },
    description = {
      "Look at the checks of a Healthchecks server, and create, pause and resume them.",
      "",
      "Examples:",
      "  keepsake checks list --api-key file:/home/me/.healthchecks-key",
      "  keepsake checks create --name \"Photos at home\"",
      ""
    })
final class ChecksCommand extends KeepsakeCommand {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec self;

  @Override
  Set<ExitCode> exitCodes() {
    return EnumSet.of(ExitCode.COMPLETE, ExitCode.BUG, ExitCode.USAGE, ExitCode.TEMPORARY);
  }

  /** Without an action there is only help to give. */
  @Override
  ExitCode run() {
    self.commandLine().usage(console().out());
    return ExitCode.COMPLETE;
  }
}
