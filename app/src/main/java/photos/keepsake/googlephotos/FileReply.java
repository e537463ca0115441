package photos.keepsake.googlephotos;

import java.util.Optional;
import java.util.Set;
import photos.keepsake.chrome.Download;
import photos.keepsake.chrome.NoDownload;
import photos.keepsake.library.ItemFailure;

/** What came of asking for a file. */
sealed interface FileReply {

  /** It is on its way. */
  record Began(Download download) implements FileReply {}

  /**
   * Nothing began.
   *
   * @param answer what came instead, where anything did
   */
  record NoFile(Optional<NoDownload> answer) implements FileReply {
    private static final int HTTP_ERROR = 400;

    /** Addresses are good for an hour at least (measured, 2026-09), and not for ever. */
    private static final Set<Integer> EXPIRED = Set.of(401, 403, 410);

    private static final int NOT_FOUND = 404;

    private int status() {
      return answer.map(came -> came.status().orElse(0)).orElse(0);
    }

    /** Whether a new address may help. */
    boolean isExpired() {
      return EXPIRED.contains(status());
    }

    /** Whether the site itself turned it down, which it would do again. */
    boolean isRefused() {
      return status() >= HTTP_ERROR;
    }

    /** Whether another try in this run would end alike. */
    boolean isLasting() {
      return isExpired() || status() == NOT_FOUND;
    }

    ItemFailure failure() {
      return isLasting()
          ? ItemFailure.lasting(reason(), null)
          : ItemFailure.temporary(reason(), null);
    }

    private String reason() {
      if (isExpired()) {
        return "the site refuses its file, also under a new address: status " + status();
      }
      if (status() == NOT_FOUND) {
        return "the site has no file where it says that it is: status 404";
      }
      boolean page = answer.filter(came -> came.mimeType().equals("text/html")).isPresent();
      return page && !isRefused()
          ? "a web page came in place of its file"
          : "its download did not begin: "
              + answer.map(NoDownload::describe).orElse("the site did not answer");
    }
  }
}
