package photos.keepsake.simulator.net;

/**
 * How an answer's body reaches the client: whole, or spoilt on its way.
 *
 * @param ending what happens after {@code bytes} bytes of the body
 * @param bytes how much of the body is sent before that
 */
public record Delivery(Ending ending, long bytes) {
  /** Everything is sent as announced. */
  public static final Delivery WHOLE = new Delivery(Ending.WHOLE, Long.MAX_VALUE);

  /** What becomes of the connection in mid-body. */
  public enum Ending {
    /** Nothing happens: the body is sent to its end. */
    WHOLE,
    /** The connection is closed earlier than Content-Length, or the chunks, say. */
    SHORT,
    /** The body ends early and the client cannot know: no length was announced. */
    SHORT_WITHOUT_LENGTH,
    /** The connection is reset (TCP RST). */
    RESET,
    /** Nothing more is sent, and the connection stays open. */
    STALL,
    /** One byte in the middle is flipped; the length is right. */
    FLIPPED,
    /** Not even the status line is ever sent. */
    SILENT
  }

  /** The given ending after {@code bytes} bytes of body. */
  public static Delivery after(long bytes, Ending ending) {
    return new Delivery(ending, bytes);
  }
}
