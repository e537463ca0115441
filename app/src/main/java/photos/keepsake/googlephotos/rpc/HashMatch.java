package photos.keepsake.googlephotos.rpc;

import photos.keepsake.library.Sha1;

/**
 * An item that was uploaded as bytes with this hash.
 *
 * @param sha1 as it was asked for
 * @param item with the key under which the library has it
 */
public record HashMatch(Sha1 sha1, MediaItem item) {

  /** Reads {@code [[[hash,item],…]]}. What was asked for and is not there has no match. */
  static Rows<HashMatch> rows(Jspb answer) {
    return Rows.of(answer.requireArray("matches").get(0), HashMatch::of);
  }

  private static HashMatch of(Jspb row) {
    Jspb hash = row.requireArray("a match").get(0);
    return new HashMatch(
        hash.text().flatMap(Sha1::parse).orElseThrow(() -> hash.drift("a SHA-1 in base64")),
        MediaItem.of(row.get(1)));
  }
}
