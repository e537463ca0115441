package photos.keepsake.architecturefixtures.chrome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Innocent: chrome removes its own temporary files. */
public final class Browser {
  void cleanUp(Path temporary) throws IOException {
    Files.deleteIfExists(temporary);
  }
}
