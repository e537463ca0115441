package photos.keepsake.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The real disk, until its N-th step; what happens there is a {@link Fault.Kind}. */
final class FaultyFiles extends ForwardingFiles {
  private final Fault fault;

  /** What happens at which step; shared by all files of one run. */
  static final class Fault {
    private final int atStep;
    private final Kind kind;
    private int step;

    /** How a disk lets a run down. */
    enum Kind {
      /** That step fails. */
      ONCE,
      /** That step fails and all later ones, as when the disk is full or unplugged. */
      STICKY,
      /**
       * The process is gone: that step and all later ones do not happen any more, so that no
       * tidying up happens either.
       */
      GONE
    }

    Fault(int atStep, Kind kind) {
      this.atStep = atStep;
      this.kind = kind;
    }

    static Fault none() {
      return new Fault(Integer.MAX_VALUE, Kind.ONCE);
    }

    boolean hasFired() {
      return step >= atStep;
    }

    void step() throws IOException {
      step++;
      if (kind == Kind.GONE && step >= atStep) {
        throw new ProcessGone();
      }
      if (step == atStep || (kind == Kind.STICKY && step >= atStep)) {
        throw new IOException("injected at step " + step);
      }
    }
  }

  /** No handler in the product catches this one. */
  static final class ProcessGone extends Error {
    ProcessGone() {
      super("the process is gone");
    }
  }

  FaultyFiles(ArchiveFiles real, Fault fault) {
    super(real);
    this.fault = fault;
  }

  @Override
  public InputStream open(Path file) throws IOException {
    fault.step();
    return super.open(file);
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    fault.step();
    return new FilterOutputStream(super.create(file)) {
      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        // Half of it is on the disk when the fault comes.
        out.write(buffer, offset, length / 2);
        fault.step();
        out.write(buffer, offset + length / 2, length - length / 2);
      }
    };
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    fault.step();
    super.createFolders(folder);
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    fault.step();
    return super.names(folder);
  }

  @Override
  public void dress(Path file, Instant modifiedAt) throws IOException {
    fault.step();
    super.dress(file, modifiedAt);
  }

  @Override
  public void sync(Path file) throws IOException {
    // No test can see whether it was done, and it takes most of the time.
    fault.step();
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    fault.step();
  }

  @Override
  public void place(Path staged, Path target) throws IOException {
    fault.step();
    super.place(staged, target);
    fault.step();
  }

  @Override
  public void unplace(Path staged, Path target) throws IOException {
    fault.step();
    super.unplace(staged, target);
  }

  @Override
  public void delete(Path file) throws IOException {
    fault.step();
    super.delete(file);
  }

  @Override
  public void replace(Path draft, Path target) throws IOException {
    fault.step();
    super.replace(draft, target);
    fault.step();
  }

  @Override
  public void makeSymlink(Path link, Path target) throws IOException {
    fault.step();
    super.makeSymlink(link, target);
    fault.step();
  }

  @Override
  public void makeHardLink(Path link, Path file) throws IOException {
    fault.step();
    super.makeHardLink(link, file);
    fault.step();
  }

  @Override
  public void removeIfEmpty(Path folder) throws IOException {
    fault.step();
    super.removeIfEmpty(folder);
  }
}
