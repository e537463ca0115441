package photos.keepsake.chrome;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came instead of a download.
 *
 * @param status HTTP status of the last document that a frame of the tab got, empty where none came
 * @param mimeType its type as Chrome takes it; may be empty
 * @param retryAfter its header of that name, where it has one
 * @param error Chrome's last word for a request that brought no document, such as {@code
 *     net::ERR_INVALID_RESPONSE}; may be empty
 * @param errorPage whether a frame went to Chrome's own error page
 */
public record NoDownload(
    OptionalInt status,
    String mimeType,
    Optional<String> retryAfter,
    String error,
    boolean errorPage) {
  private static final String ABORTED = "net::ERR_ABORTED";
  private static final int HTTP_ERROR = 400;

  /**
   * Whether it was turned down for good. An aborted request is none: it is what a download leaves
   * behind when it takes over the answer.
   */
  public boolean isRefusal() {
    boolean failed = !error.isEmpty() && !error.equals(ABORTED);
    return failed || errorPage || status.orElse(0) >= HTTP_ERROR;
  }

  /** What there was instead, for a message. */
  public String describe() {
    if (status.isPresent()) {
      String type = mimeType.isEmpty() ? "no type" : mimeType;
      return "the site answered with status " + status.getAsInt() + " and " + type;
    }
    return error.isEmpty() ? "the browser showed an error page" : error;
  }
}
