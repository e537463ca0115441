package photos.keepsake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Files that do what others do; a test changes one step or more. */
abstract class ForwardingFiles implements ArchiveFiles {
  private final ArchiveFiles real;

  ForwardingFiles(ArchiveFiles real) {
    this.real = real;
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return real.open(file);
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    return real.create(file);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    real.createFolders(folder);
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    return real.names(folder);
  }

  @Override
  public void dress(Path file, Instant modifiedAt) throws IOException {
    real.dress(file, modifiedAt);
  }

  @Override
  public void sync(Path file) throws IOException {
    real.sync(file);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    real.syncFolder(folder);
  }

  @Override
  public void place(Path staged, Path target) throws IOException {
    real.place(staged, target);
  }

  @Override
  public void unplace(Path staged, Path target) throws IOException {
    real.unplace(staged, target);
  }

  @Override
  public void delete(Path file) throws IOException {
    real.delete(file);
  }

  @Override
  public void replace(Path draft, Path target) throws IOException {
    real.replace(draft, target);
  }

  @Override
  public void makeSymlink(Path link, Path target) throws IOException {
    real.makeSymlink(link, target);
  }

  @Override
  public void makeHardLink(Path link, Path file) throws IOException {
    real.makeHardLink(link, file);
  }

  @Override
  public void removeIfEmpty(Path folder) throws IOException {
    real.removeIfEmpty(folder);
  }
}
