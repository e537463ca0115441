package photos.keepsake.architecturefixtures.archive.catalog;

import photos.keepsake.architecturefixtures.archive.Shelf;

final class Offences {
  private Offences() {}

  record KnowsTheArchive(Shelf shelf) {}
}
