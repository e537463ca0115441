package photos.keepsake.architecturefixtures.library;

import org.slf4j.Logger;
import photos.keepsake.architecturefixtures.chrome.Browser;

final class Offences {
  private Offences() {}

  record KnowsChrome(Browser browser) {}

  record KnowsALogger(Logger logger) {}
}
