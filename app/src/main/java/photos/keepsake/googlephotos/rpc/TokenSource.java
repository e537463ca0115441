package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/** Where the page's tokens come from. Called by one thread at a time. */
public interface TokenSource {

  /** Those of the page as it stands; empty when it has none, as for signed-out visitors. */
  Optional<PageTokens> current();

  /** New ones, for when the site did not accept the current ones. */
  Optional<PageTokens> renewed();
}
