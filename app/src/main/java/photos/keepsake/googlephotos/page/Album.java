package photos.keepsake.googlephotos.page;

import java.net.URI;

/**
 * An album as the list of albums shows it.
 *
 * @param id as in its address
 * @param title as shown; may be empty
 * @param url where its grid is
 */
public record Album(String id, String title, URI url) {}
