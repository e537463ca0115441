package photos.keepsake.cli;

import photos.keepsake.library.ItemId;

/** How an item is named to a person. */
final class Names {
  private Names() {}

  /** Its file name where it is known, made fit for a terminal, and its id. */
  static String of(ItemId id, String name) {
    String printable = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return printable.isBlank() ? id.value() : printable + " (" + id.value() + ")";
  }
}
