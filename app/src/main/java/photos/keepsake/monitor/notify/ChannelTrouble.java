package photos.keepsake.monitor.notify;

import org.jspecify.annotations.Nullable;

/** A notice was not taken. The message says why, in words without addresses and passwords. */
public final class ChannelTrouble extends Exception {
  ChannelTrouble(String message) {
    this(message, null);
  }

  ChannelTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
