package photos.keepsake.cli;

import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Option;

/** Whether Chrome shows itself. */
final class WindowOption {
  @Option(names = "--headless", description = "Run Chrome without a window (the default).")
  private @Nullable Boolean headless;

  @Option(names = "--headful", description = "Run Chrome in a window that you can watch.")
  private boolean headful;

  boolean isHeadless() {
    if (headful && Boolean.TRUE.equals(headless)) {
      throw new RunFailure(
          Reason.USAGE,
          "--headless and --headful were both given",
          "Chrome runs either with a window or without one",
          "leave one of them out");
    }
    return headless == null ? !headful : headless;
  }
}
