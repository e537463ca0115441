package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/**
 * Where an item's file can be had. The addresses are to be used at once and never kept: they were
 * seen to last an hour (measured, 2026-09), nothing says how much longer.
 *
 * @param item with space and clip, which listings leave out
 * @param address of the stored file; empty where the site offers none
 * @param other another address that some items have: perhaps the original of an edited item, but an
 *     item that looks unedited had one too (captures of 2026-01 and 2026-08)
 * @param description in full
 */
public record DownloadOffer(
    MediaItem item,
    Optional<Secret> address,
    Optional<Secret> other,
    Optional<String> description,
    Optional<Actor> owner) {

  /**
   * Reads {@code [item,address,capabilities,owner,…,[7]=other,…,[10]=description,…]}.
   *
   * @throws DriftException when the item, the address or what follows is not what it should be
   */
  static DownloadOffer of(Jspb answer) {
    answer.requireArray("a download answer");
    // An address here is one that moved, and the empty place before it means nothing.
    answer.get(2).optionalArray("capabilities or nothing");
    return new DownloadOffer(
        MediaItem.of(answer.get(0)),
        address(answer.get(1)),
        address(answer.get(7)),
        answer.get(10).optionalText("a description or nothing"),
        Actor.of(answer.get(3)));
  }

  private static Optional<Secret> address(Jspb field) {
    String expected = "an https address or nothing";
    if (field.optionalText(expected).isPresent() && field.address().isEmpty()) {
      throw field.drift(expected);
    }
    return field.address();
  }
}
