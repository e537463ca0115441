package photos.keepsake.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip, as its table of contents has them, and their bytes. Two kinds of zip are
 * read that the JDK alone does not give out whole: those whose names are not UTF-8 although they do
 * not say so, as old programs write them, and those with several entries of one name.
 */
final class ZipEntries implements Closeable {
  private final ZipFile zip;
  private final List<? extends ZipEntry> entries;
  private final @Nullable ZipInputStream inOrder;

  private ZipEntries(Path path, Charset names) throws IOException {
    this.zip = new ZipFile(path.toFile(), names);
    this.entries = Collections.list(zip.entries());
    boolean oneNameTwice =
        entries.stream().map(ZipEntry::getName).distinct().count() < entries.size();
    // The JDK finds an entry by its name, and so only one of two; read in order, each has its turn.
    this.inOrder = oneNameTwice ? new ZipInputStream(Files.newInputStream(path), names) : null;
  }

  /**
   * Reads the table of contents.
   *
   * @throws ZipException for a zip that is cut or damaged
   */
  static ZipEntries of(Path path) throws IOException {
    try {
      return new ZipEntries(path, StandardCharsets.UTF_8);
    } catch (ZipException e) {
      // Any bytes are a name in this one; a zip that is really damaged fails again.
      return new ZipEntries(path, StandardCharsets.ISO_8859_1);
    }
  }

  /** What is done with one entry. */
  interface Visitor {
    /**
     * Called once for each.
     *
     * @param bytes only until this returns
     */
    void visit(ZipEntry entry, InputStream bytes) throws IOException;
  }

  /** All entries, in the order of the table of contents. */
  void forEach(Visitor visitor) throws IOException {
    for (ZipEntry entry : entries) {
      try (InputStream bytes = open(entry)) {
        visitor.visit(entry, bytes);
      }
    }
  }

  private InputStream open(ZipEntry entry) throws IOException {
    InputStream bytes = inOrder == null ? zip.getInputStream(entry) : next(inOrder, entry);
    if (bytes == null) {
      throw new ZipException("an entry has no bytes");
    }
    return bytes;
  }

  private static InputStream next(ZipInputStream in, ZipEntry wanted) throws IOException {
    ZipEntry next = next(in);
    if (next == null || !next.getName().equals(wanted.getName())) {
      throw new ZipException("the entries are not in the order of the table of contents");
    }
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // The next entry comes from the same stream.
      }
    };
  }

  private static @Nullable ZipEntry next(ZipInputStream in) throws IOException {
    try {
      return in.getNextEntry();
    } catch (EOFException | IllegalArgumentException e) {
      ZipException damaged = new ZipException("an entry is cut or has no name");
      damaged.initCause(e);
      throw damaged;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (inOrder != null) {
        inOrder.close();
      }
    } finally {
      zip.close();
    }
  }
}
