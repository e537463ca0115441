package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/**
 * What came back for a POST.
 *
 * @param status of HTTP; 0 where there was no answer in time or at all
 * @param contentType may be empty
 * @param retryAfter the header as it came: seconds, or a date
 * @param finalUrl where the answer came from; may be empty
 */
public record Reply(
    int status, String body, String contentType, Optional<String> retryAfter, String finalUrl) {

  /** No answer. */
  public static Reply none() {
    return new Reply(0, "", "", Optional.empty(), "");
  }

  @Override
  public String toString() {
    return "Reply[status=" + status + ", characters=" + body.length() + "]";
  }
}
