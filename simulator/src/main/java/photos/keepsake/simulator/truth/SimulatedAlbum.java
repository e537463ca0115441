package photos.keepsake.simulator.truth;

/**
 * An album. Its items are those that name it; see {@link SimulatedLibrary#albumItems}.
 *
 * @param id as in its URL, of the form of an item's key
 * @param title as shown
 */
public record SimulatedAlbum(String id, String title) {}
