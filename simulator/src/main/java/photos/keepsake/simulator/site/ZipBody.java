package photos.keepsake.simulator.site;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import photos.keepsake.simulator.net.Body;
import photos.keepsake.simulator.truth.Handout;

/**
 * A zip that is made while it is sent; its length is not announced, as with the real one.
 *
 * @param entries the files, under the names that they have in the zip
 * @param climbing entries are called {@code ../../name}
 * @param bomb one more entry, all zeros, that unpacks to a thousand times its size
 */
record ZipBody(List<Handout.Entry> entries, boolean climbing, boolean bomb) implements Body {
  private static final long BOMB_BYTES = 8L * 1024 * 1024 * 1024;
  private static final int BLOCK = 1024 * 1024;

  @Override
  public long length() {
    return UNKNOWN;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(new NotClosing(out))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Handout.Entry entry : entries) {
        zip.putNextEntry(new ZipEntry((climbing ? "../../" : "") + entry.name()));
        DownloadAnswers.copy(entry.file(), zip);
        zip.closeEntry();
      }
      if (bomb) {
        writeBomb(zip);
      }
    }
  }

  private static void writeBomb(ZipOutputStream zip) throws IOException {
    zip.setLevel(Deflater.BEST_COMPRESSION);
    zip.putNextEntry(new ZipEntry("IMG_0000.JPG"));
    byte[] zeros = new byte[BLOCK];
    for (long written = 0; written < BOMB_BYTES; written += BLOCK) {
      zip.write(zeros);
    }
    zip.closeEntry();
  }

  /** Keeps the connection open when the zip is finished. */
  private static final class NotClosing extends OutputStream {
    private final OutputStream out;

    NotClosing(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }
  }
}
