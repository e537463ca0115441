package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have in common. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class ProgramCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private GlobalOptions global = new GlobalOptions();

  /** Does what the command is for, and says what to exit with. */
  abstract int exitStatus();

  @Override
  public final Integer call() {
    return exitStatus();
  }

  /** The program, also for the command of a command. */
  private Keepsake keepsake() {
    return (Keepsake) spec.root().userObject();
  }

  final Console console() {
    return keepsake().console();
  }

  final Folders folders() {
    return keepsake().folders();
  }

  final RunVariant variant() {
    return keepsake().variant();
  }

  final GlobalOptions global() {
    return global;
  }

  /** Whether an option such as {@code --ping} was given on the command line itself. */
  final boolean isTyped(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** Says something that is no error to whoever reads along, a person or a program. */
  final void note(String text) {
    if (global.json()) {
      Output.json(console(), "note", Map.of("text", text));
    } else if (!global.quiet()) {
      console().say("note: " + text);
    }
  }

  /** Says that something went wrong that changes nothing of the result, also to the quiet. */
  final void warn(String text) {
    if (global.json()) {
      Output.json(console(), "note", Map.of("text", text));
    } else {
      console().say("warning: " + text);
    }
  }

  /** Where the log is; empty while nothing is logged. */
  final Optional<Path> logPath() {
    return keepsake().log().path();
  }

  /** Logs into this folder from now on. */
  final void logInto(Path folder) {
    keepsake().log().open(folder, global.verbose());
  }
}
