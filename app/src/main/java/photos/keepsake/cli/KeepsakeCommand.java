package photos.keepsake.cli;

import java.util.Set;

/** A command that ends with one of our own {@link ExitCode}s. */
abstract class KeepsakeCommand extends ProgramCommand {

  /** Does what the command is for, and says how it ended. */
  abstract ExitCode run();

  /** How it may end; its help page names them. */
  abstract Set<ExitCode> exitCodes();

  @Override
  final int exitStatus() {
    return run().number();
  }
}
