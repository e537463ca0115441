package photos.keepsake.googlephotos;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Download;
import photos.keepsake.chrome.DownloadWatch;
import photos.keepsake.chrome.NoDownload;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemFailure;

/** What came of asking for a file. */
sealed interface FileReply {
  /** Between two looks at what came. */
  Duration LOOK = Duration.ofMillis(250);

  /** Five seconds; a good download begins within one or two. */
  int LOOKS = 20;

  /** Waits for what comes of asking. */
  static FileReply of(DownloadWatch watch) {
    boolean refused = false;
    for (int look = 0; look < LOOKS && !refused; look++) {
      // One more look after a refusal: the download may just be beginning.
      refused = watch.noDownload().filter(NoDownload::isRefusal).isPresent();
      Optional<Download> begun = begun(watch);
      if (begun.isPresent()) {
        return checked(begun.get());
      }
    }
    return new NoFile(watch.noDownload());
  }

  private static Optional<Download> begun(DownloadWatch watch) {
    try {
      return Optional.of(watch.awaitBegin(LOOK));
    } catch (ChromeException.Timeout e) {
      return Optional.empty();
    }
  }

  /** A redirect could have led anywhere. */
  private static FileReply checked(Download download) {
    if (Site.isFileHost(download.url())) {
      return new Began(download);
    }
    download.cancel();
    return new NoFile(Optional.empty());
  }

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

    /** Too many requests, and no service for now. */
    private static final Set<Integer> OVERLOADED = Set.of(429, 503);

    private static final int SERVER_ERROR = 500;

    private static final Pattern NETWORK =
        Pattern.compile("net::ERR_(CONNECTION|NETWORK|TIMED_OUT|INTERNET|NAME|PROXY|TUNNEL)");

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

    /** Whether there is no such file, as of a video that the site has not made ready. */
    boolean isMissing() {
      return status() == NOT_FOUND;
    }

    /** Whether the site asks for fewer requests. */
    boolean isOverloaded() {
      return OVERLOADED.contains(status());
    }

    /**
     * Whether it may come later: the host is in trouble or asks for less, or the network failed.
     */
    boolean isPassing() {
      return isOverloaded()
          || status() >= SERVER_ERROR
          || answer.filter(came -> NETWORK.matcher(came.error()).lookingAt()).isPresent();
    }

    /** How long it asks to be left alone, as its header says. */
    Optional<String> retryAfter() {
      return answer.flatMap(NoDownload::retryAfter);
    }

    ItemFailure failure() {
      // Another try in this run would end alike.
      return isExpired() || isMissing()
          ? ItemFailure.lasting(reason(), null)
          : ItemFailure.temporary(reason(), null);
    }

    private String reason() {
      if (isExpired()) {
        return "the site refuses its file, also under a new address: status " + status();
      }
      if (isMissing()) {
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
