package photos.keepsake.simulator.truth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import photos.keepsake.simulator.media.MediaContent;

/** A file on disk, which must not change while the site runs. */
record DiskContent(Path path, long sizeBytes) implements MediaContent {

  static DiskContent of(Path path) throws IOException {
    return new DiskContent(path, Files.size(path));
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }
}
