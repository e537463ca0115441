package photos.keepsake.cli;

/** A signal ended the command before it had anything to show. */
final class Stopped extends RuntimeException {
  private final ExitCode code;

  Stopped(ExitCode code) {
    super("stopped by a signal");
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
