package photos.keepsake.architecturefixtures.monitor;

import photos.keepsake.architecturefixtures.archive.Shelf;
import photos.keepsake.architecturefixtures.library.Port;
import photos.keepsake.architecturefixtures.sync.Engine;

final class Offences {
  private Offences() {}

  record KnowsTheArchive(Shelf shelf) {}

  record Innocent(Engine engine, Port port) {}
}
