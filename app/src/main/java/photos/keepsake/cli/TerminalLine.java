package photos.keepsake.cli;

import me.tongfei.progressbar.ProgressBarConsumer;

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
  private final Folders folders;

  TerminalLine(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  /** Whether there is a terminal that can draw a line over itself. */
  static boolean isThere(Folders folders) {
    return folders.variable(COLUMNS).isPresent()
        && !folders.variable("TERM").orElse("").equals("dumb");
  }

  /** One less than there are: a full line would make some terminals go on to the next. */
  @Override
  public int getMaxRenderedLength() {
    return Math.max(COLUMNS_MIN, columns()) - 1;
  }

  /** Some terminals, those of expect for instance, say that they have 0. */
  private int columns() {
    try {
      int columns = Integer.parseInt(folders.variable(COLUMNS).orElse(""));
      return columns > 0 ? columns : COLUMNS_DEFAULT;
    } catch (NumberFormatException e) {
      return COLUMNS_DEFAULT;
    }
  }

  @Override
  public void accept(String rendered) {
    console.draw(rendered);
  }

  @Override
  public void clear() {
    // The next line is drawn over it.
  }

  @Override
  public void close() {
    console.endProgress();
  }
}
