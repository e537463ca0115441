package photos.keepsake.googlephotos.rpc;

import java.util.OptionalInt;

/**
 * What an {@code er} frame says: {@code ["er",id?,null,null,null,status,slot?,null,null,code,
 * [{"48448350":["xsrf","token",["gaia"]]}]]}. Alone in the body of a status 400 it is about all
 * calls (measured on sibling apps, 2026-09); beside answers it may be about one, which id and slot
 * would tell.
 */
record ErrorFrame(int status, OptionalInt code, boolean isStaleToken) {
  private static final long XSRF = 48448350;

  /** Out of a frame that begins with {@code er}. */
  static ErrorFrame of(Jspb frame) {
    Jspb details = frame.get(10);
    boolean isXsrf =
        details.ext(XSRF).get(0).text().filter(word -> word.equals("xsrf")).isPresent();
    return new ErrorFrame(frame.get(5).count().orElse(0), frame.get(9).count(), isXsrf);
  }

  /** As the answer to a call. */
  <T> Answer<T> answer() {
    return isStaleToken ? new Answer.TokenStale<>() : Status.answer(status, code);
  }
}
