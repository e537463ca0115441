package photos.keepsake.architecturefixtures.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import photos.keepsake.architecturefixtures.archive.catalog.Card;
import photos.keepsake.architecturefixtures.library.Port;

/** Innocent: the archive moves files, uses its catalog and knows the port's records. */
public record Shelf(Card card, Port port) {
  void admit(Path staged, Path wanted) throws IOException {
    Files.move(staged, wanted);
  }
}
