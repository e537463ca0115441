/**
 * A bounded number of tabs, shared by threads, and files that come. Knows neither roads nor pages.
 */
@NullMarked
package photos.keepsake.googlephotos.tabs;

import org.jspecify.annotations.NullMarked;
