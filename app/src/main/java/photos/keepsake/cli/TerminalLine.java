package photos.keepsake.cli;

import me.tongfei.progressbar.ProgressBarConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One line of a terminal that is drawn again and again. Whether stderr is a terminal, and how wide,
 * cannot be asked from Java without native code; the launcher script knows it and says so in the
 * environment.
 */
final class TerminalLine implements ProgressBarConsumer {
  private static final String COLUMNS = "KEEPSAKE_TERMINAL_COLUMNS";
  private static final int COLUMNS_DEFAULT = 80;
  private static final int COLUMNS_MIN = 20;

  private final Console console;

  TerminalLine(Console console) {
    this.console = console;
  }

  /** Whether there is a terminal that can draw a line over itself. */
  static boolean isThere() {
    return columns() != null && !"dumb".equals(System.getenv("TERM"));
  }

  private static @Nullable String columns() {
    return System.getenv(COLUMNS);
  }

  @Override
  public int getMaxRenderedLength() {
    try {
      return Math.max(COLUMNS_MIN, Integer.parseInt(String.valueOf(columns()))) - 1;
    } catch (NumberFormatException e) {
      return COLUMNS_DEFAULT - 1;
    }
  }

  @Override
  public void accept(String rendered) {
    console.err().print("\r" + rendered);
    console.err().flush();
  }

  @Override
  public void clear() {
    console.err().print("\r" + " ".repeat(getMaxRenderedLength()) + "\r");
  }

  @Override
  public void close() {
    console.err().println();
    console.err().flush();
  }
}
