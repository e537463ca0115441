package photos.keepsake.library;

import org.jspecify.annotations.Nullable;

/** Root of what goes wrong in a way that is expected; anything else is a bug. */
public abstract sealed class KeepsakeException extends RuntimeException
    permits ItemFailure, RunFailure {

  KeepsakeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
