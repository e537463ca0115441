package photos.keepsake.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;

/**
 * {@code .lastdone}, in which gphotos-cdp keeps the address of the newest item up to which it has
 * everything, without a line's end:
 *
 * <pre>
 * https://photos.google.com/photo/AF1QipN...
 * </pre>
 *
 * <p>It is replaced as a whole. What it was before the first change by this object is kept as
 * {@code .lastdone.bak}. For one thread.
 */
public final class LastDone {
  private static final Logger log = LoggerFactory.getLogger(LastDone.class);
  private static final String NAME = ".lastdone";
  private static final String ADDRESS = "https://photos.google.com/photo/";
  private static final Pattern ITEM = Pattern.compile("/photo/([A-Za-z0-9_-]{1,200})");

  /** An address is shorter; whatever else is in a file of that name is not read. */
  private static final long SIZE_MAX = 4_096;

  private final ArchiveFolders folders;
  private final ArchiveFiles files;
  private boolean isBackedUp;

  LastDone(ArchiveFolders folders, ArchiveFiles files) {
    this.folders = folders;
    this.files = files;
  }

  /** The item in it; empty where there is no such file, or no item in it. */
  public Optional<ItemId> read() {
    Path file = file();
    try {
      if (Files.size(file) > SIZE_MAX) {
        return Optional.empty();
      }
      Matcher item = ITEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      return item.find() ? Optional.of(new ItemId(item.group(1))) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      log.warn("{} cannot be read", NAME, e);
      return Optional.empty();
    }
  }

  /**
   * Names this item from now on.
   *
   * @throws RunFailure DISK
   */
  public void write(ItemId item) {
    try {
      if (!isBackedUp && Files.exists(file())) {
        replace(folders.file(NAME + ".bak"), Files.readAllBytes(file()));
      }
      isBackedUp = true;
      replace(file(), (ADDRESS + item.value()).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(folders.root(), e);
    }
  }

  private void replace(Path target, byte[] content) throws IOException {
    Path draft = folders.tmp().resolve(NAME + "-" + UUID.randomUUID());
    try {
      try (OutputStream out = files.create(draft)) {
        out.write(content);
      }
      files.sync(draft);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      files.syncFolder(folders.root());
    } finally {
      files.delete(draft);
    }
  }

  private Path file() {
    return folders.file(NAME);
  }
}
