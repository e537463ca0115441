package photos.keepsake.monitor.http;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param text the first {@value HttpSender#ANSWER_BYTES_MAX} bytes of the body, read as UTF-8
 */
public record HttpAnswer(int status, HttpHeaders headers, String text) {

  /** Whether the server says that all is well. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The first header of this name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
