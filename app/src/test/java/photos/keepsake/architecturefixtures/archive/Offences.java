package photos.keepsake.architecturefixtures.archive;

import java.sql.Connection;
import photos.keepsake.architecturefixtures.sync.Engine;

final class Offences {
  private Offences() {}

  record KnowsTheEngine(Engine engine) {}

  record SpeaksSql(Connection connection) {}
}
