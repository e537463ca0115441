package photos.keepsake.monitor.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** Files of one folder that a scheduler reads. Each of ours says so in one of its first lines. */
final class ServiceFiles {
  /** What tells our files from those of others. */
  static final String MARK = "Written by `keepsake service install`";

  private static final int MARK_WITHIN_LINES = 5;

  /** What is longer was not written by us. */
  private static final long SIZE_MAX = 1L << 20;

  private ServiceFiles() {}

  /** Whether the file is there and was written by us. */
  static boolean isOurs(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > SIZE_MAX) {
        return false;
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.lines().limit(MARK_WITHIN_LINES).anyMatch(line -> line.contains(MARK));
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether something is there that is not ours, be it only a link. */
  static boolean isForeign(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file);
  }

  /**
   * Refuses to replace what somebody else wrote.
   *
   * @throws RunFailure with USAGE
   */
  static void requireOurs(Path file) {
    if (isForeign(file)) {
      throw new RunFailure(
          Reason.USAGE,
          "the file " + file + " was not written by Keepsake",
          "it lacks the line that says \"" + MARK + "\", so somebody may need it",
          "choose another --name, move that file away, or replace it with --force");
    }
  }

  /** Puts files in their place, each as a whole, readable for everybody. */
  static void write(Map<Path, String> files) {
    files.forEach(
        (file, text) -> {
          try {
            write(file, text);
          } catch (IOException e) {
            throw unwritable(file, e);
          }
        });
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = Files.createTempFile(file.getParent(), ".keepsake", ".new");
    try {
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.write(StandardCharsets.UTF_8.encode(text));
        channel.force(true);
      }
      if (Files.getFileAttributeView(next, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Removes a file that may be gone already. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Removes a link if it leads to one of our files, whether that is still there or not. */
  static void deleteLink(Path link, Path target) {
    try {
      Path leadsTo = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
      if (leadsTo.equals(target.normalize())) {
        Files.deleteIfExists(link);
      }
    } catch (NoSuchFileException | NotLinkException e) {
      // Then nothing leads there.
    } catch (IOException e) {
      throw unwritable(link, e);
    }
  }

  private static RunFailure unwritable(Path file, IOException cause) {
    return new RunFailure(
        Reason.DISK,
        "the file " + file + " cannot be written or removed",
        "you may not write there, or the disk is full or read-only",
        "make its folder writable for you, and run the same command again",
        cause);
  }
}
