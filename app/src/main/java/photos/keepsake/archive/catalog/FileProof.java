package photos.keepsake.archive.catalog;

import photos.keepsake.library.Sha1;

/**
 * What is known of one file of the archive.
 *
 * @param path relative to the archive, with '/'
 * @param sha1 of its bytes when it was archived
 */
public record FileProof(String path, Sha1 sha1, Proof proof) {}
