package photos.keepsake.googlephotos.rpc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What an HTTP status means, wherever it stands, and which codes may pass. */
final class Status {
  static final int NO_ANSWER = 0;
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int TOO_MANY = 429;

  private static final int REDIRECT = 300;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;

  /** The public enum's UNAUTHENTICATED; not seen from this site. */
  private static final int UNAUTHENTICATED = 16;

  /** DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, UNAVAILABLE of the public enum. */
  private static final Set<Integer> PASSING = Set.of(4, 8, 10, 13, 14);

  private Status() {}

  /**
   * The answer to a call that has none, for a status that is not 200.
   *
   * @param code of {@code google.rpc.Code}, where one was given
   */
  static <T> Answer<T> answer(int status, OptionalInt code) {
    if (status == UNAUTHORIZED
        || status == FORBIDDEN
        || (status >= REDIRECT && status < BAD_REQUEST)) {
      return new Answer.SignedOut<>();
    }
    if ((status == NO_ANSWER && code.isEmpty())
        || status == TIMEOUT
        || status == TOO_MANY
        || status >= SERVER_ERROR) {
      return new Answer.Overloaded<>(Optional.empty());
    }
    return refused(code.orElse(status));
  }

  /** The answer to a call that was refused with a code. */
  static <T> Answer<T> refused(int code) {
    return code == UNAUTHENTICATED ? new Answer.SignedOut<>() : new Answer.Refused<>(code);
  }

  /** Whether a call that was refused with this code may be answered later. */
  static boolean isPassing(int code) {
    return PASSING.contains(code);
  }
}
