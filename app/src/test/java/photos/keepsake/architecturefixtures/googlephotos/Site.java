package photos.keepsake.architecturefixtures.googlephotos;

import photos.keepsake.architecturefixtures.chrome.Browser;
import photos.keepsake.architecturefixtures.library.Port;

/** Innocent: the site model drives the browser and implements the port. */
public record Site(Browser browser) implements Port {}
