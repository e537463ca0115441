package photos.keepsake.chrome;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of going to a page.
 *
 * @param url where the tab is now, which is where it was before when nothing was committed
 * @param status HTTP status of the document; empty where none came, or for another scheme than HTTP
 * @param error Chrome's word for what went wrong, such as {@code net::ERR_NAME_NOT_RESOLVED}; with
 *     {@code net::ERR_ABORTED} the page stayed where it was
 * @param download whether the answer was a download and not a page
 */
public record Navigation(String url, OptionalInt status, Optional<String> error, boolean download) {

  /** Names no URL, since it may hold secrets. */
  @Override
  public String toString() {
    return "Navigation[status=" + status + ", error=" + error + ", download=" + download + "]";
  }
}
