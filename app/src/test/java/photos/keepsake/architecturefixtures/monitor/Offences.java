package photos.keepsake.architecturefixtures.monitor;

import photos.keepsake.architecturefixtures.library.Port;
import photos.keepsake.architecturefixtures.sync.Engine;

final class Offences {
  private Offences() {}

  record KnowsTheLibrary(Port port) {}

  record Innocent(Engine engine) {}
}
