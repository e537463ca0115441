package photos.keepsake.chrome;

/**
 * One document request on the way to a page: a redirect, or the document itself.
 *
 * @param status HTTP status
 * @param url without query and fragment, where secrets travel
 * @param fromDiskCache whether nobody was asked for it
 * @param topFrame false for a document in a frame of the page
 */
public record Hop(int status, String url, boolean fromDiskCache, boolean topFrame) {

  static Hop of(int status, String url, boolean fromDiskCache, boolean topFrame) {
    return new Hop(status, url.replaceFirst("[?#].*", ""), fromDiskCache, topFrame);
  }
}
