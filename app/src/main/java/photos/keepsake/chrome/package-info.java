/**
 * A Chrome of our own: finding it, starting it, speaking the DevTools protocol with it, its tabs,
 * keys and downloads, and ending it so that nothing stays behind.
 *
 * <p>{@link photos.keepsake.chrome.ChromeFinder} finds the browser, {@link
 * photos.keepsake.chrome.ProfileLock} keeps a profile to one program, {@link
 * photos.keepsake.chrome.Chrome} is a running browser and {@link photos.keepsake.chrome.Tab} one
 * page in it. Every call has a deadline, because Chrome may stop answering for one tab while all
 * others go on. Whatever goes wrong comes out as a {@link photos.keepsake.chrome.ChromeException}.
 *
 * <p>This package knows nothing of any site, library or archive.
 */
@NullMarked
package photos.keepsake.chrome;

import org.jspecify.annotations.NullMarked;
