package photos.keepsake.monitor.http;

/** No answer came. The message says why, in words without an address, which may be a secret. */
public final class HttpTrouble extends Exception {

  /** Why there was none. */
  public enum Kind {
    /** Name not found, connection refused or broken: another try may help. */
    CONNECTION,
    /** The deadline passed: another try may help. */
    TIMEOUT,
    /** The server's certificate is not trusted: another try helps nothing. */
    CERTIFICATE,
    /** The calling thread was interrupted; its flag is set again. */
    INTERRUPTED
  }

  private final Kind kind;

  HttpTrouble(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why there was none. */
  public Kind kind() {
    return kind;
  }

  /** Whether the same request may be answered a little later. */
  public boolean mayPass() {
    return kind == Kind.CONNECTION || kind == Kind.TIMEOUT;
  }
}
