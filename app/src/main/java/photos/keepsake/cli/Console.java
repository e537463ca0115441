package photos.keepsake.cli;

import java.io.PrintStream;

/**
 * Where a command prints. Lines of several threads never run into each other, nor into the progress
 * line, which is drawn again below each line that is printed meanwhile.
 */
final class Console {
  /** To the start of the line, and nothing is left of it. */
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private String progress = "";

  /**
   * For one command.
   *
   * @param out the result, for a person or a program to read
   * @param err talk: progress, notes and errors
   */
  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** For results of many lines, when no progress is shown. */
  PrintStream out() {
    return out;
  }

  /** For libraries that print by themselves. */
  PrintStream err() {
    return err;
  }

  /** Prints a line of the result. */
  synchronized void print(String line) {
    lift();
    out.println(line);
    out.flush();
    draw(progress);
  }

  /** Prints a line of talk. */
  synchronized void say(String line) {
    lift();
    err.println(line);
    draw(progress);
  }

  /** Draws the progress line in the place of the one before; for a terminal only. */
  synchronized void draw(String line) {
    progress = line;
    if (!line.isEmpty()) {
      err.print(CLEAR + line);
      err.flush();
    }
  }

  /** Leaves the progress line as it is and goes on below it. */
  synchronized void endProgress() {
    if (!progress.isEmpty()) {
      progress = "";
      err.println();
      err.flush();
    }
  }

  private void lift() {
    if (!progress.isEmpty()) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
