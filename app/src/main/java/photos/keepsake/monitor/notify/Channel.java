package photos.keepsake.monitor.notify;

import java.time.Duration;

/** A way to a person. */
public interface Channel {

  /** Such as {@code mail}; for warnings, so without an address. */
  String name();

  /**
   * Tells, and waits until it was taken.
   *
   * @param limit for everything; always a second or more
   * @return what came back, in a few words
   * @throws ChannelTrouble when nobody took it
   */
  String tell(Notice notice, Duration limit) throws ChannelTrouble;
}
