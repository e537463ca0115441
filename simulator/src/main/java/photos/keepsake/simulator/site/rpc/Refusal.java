package photos.keepsake.simulator.site.rpc;

/** A call that is refused; carries a code of google.rpc.Code. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int INVALID_ARGUMENT = 3;
  private static final int NOT_FOUND = 5;
  private static final int PERMISSION_DENIED = 7;

  private final int code;

  private Refusal(int code) {
    super("refused with code " + code);
    this.code = code;
  }

  /** The one code that has been seen on the wire. */
  static Refusal badArguments() {
    return new Refusal(INVALID_ARGUMENT);
  }

  /** A guess from the public list of codes. */
  static Refusal notFound() {
    return new Refusal(NOT_FOUND);
  }

  /** A guess from the public list of codes. */
  static Refusal notAllowed() {
    return new Refusal(PERMISSION_DENIED);
  }

  int code() {
    return code;
  }
}
