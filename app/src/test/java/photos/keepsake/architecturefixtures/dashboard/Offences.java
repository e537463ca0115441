package photos.keepsake.architecturefixtures.dashboard;

import photos.keepsake.architecturefixtures.cli.Main;
import photos.keepsake.architecturefixtures.library.Port;

final class Offences {
  private Offences() {}

  record KnowsTheCommandLine(Main main) {}

  record Innocent(Port port) {}
}
