package photos.keepsake.chrome;

import java.io.IOException;
import java.util.Optional;

/** Carries whole protocol messages, UTF-8 JSON, to and from one browser. */
interface Transport extends AutoCloseable {

  /**
   * A message above this ends the connection: nothing that we ask for comes near it, so it would be
   * a runaway page filling our memory.
   */
  int MESSAGE_BYTES_MAX = 128 << 20;

  /** The next message; empty once the other end is gone. Called by one thread. */
  Optional<byte[]> read() throws IOException;

  /** Hands one message over; may block while the other end does not read. Called by one thread. */
  void write(byte[] message) throws IOException;

  /** Ends both directions, also those that block. Never throws. */
  @Override
  void close();
}
