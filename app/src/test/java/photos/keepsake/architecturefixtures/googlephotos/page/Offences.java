package photos.keepsake.architecturefixtures.googlephotos.page;

import photos.keepsake.architecturefixtures.archive.Shelf;

final class Offences {
  private Offences() {}

  record KnowsTheArchive(Shelf shelf) {}
}
