package photos.keepsake.googlephotos.rpc;

/** Sends a POST as the signed-in page would. Safe for use by several threads. */
public interface PagePost {

  /**
   * Sends it and waits for the answer, within a limit of its own.
   *
   * @param pathAndQuery such as {@code /_/PhotosUi/data/batchexecute?…}, on the site's host
   * @param form url-encoded; holds the token
   * @return what came; {@link Reply#status} 0 when nothing came. Redirects are not followed
   */
  Reply post(String pathAndQuery, String form);
}
