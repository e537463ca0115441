package photos.keepsake.architecturefixtures.chrome;

import photos.keepsake.architecturefixtures.library.Port;

final class Offences {
  private Offences() {}

  record KnowsTheLibrary(Port port) {}
}
