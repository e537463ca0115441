package photos.keepsake.monitor.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file with a daemon's {@link DaemonState}, one for each archive, outside of it. It is replaced
 * as a whole, so whoever reads it finds the state before or after and nothing between. Its form:
 *
 * <pre>
 * {
 *   "archive" : "/volume1/photos",
 *   "created_at" : "2026-11-01T03:30:00Z",
 *   "running_since" : null,
 *   "next_run_at" : "2026-11-26T02:33:10Z",
 *   "timetable" : {
 *     "served_until" : "2026-11-25T02:30:00Z",
 *     "retry_at" : null,
 *     "retries" : 0,
 *     "contact_at" : "2026-11-25T14:35:21Z"
 *   },
 *   "standing" : {
 *     "condition" : "HEALTHY",
 *     "signed_out_since" : null,
 *     "signed_out_by" : null,
 *     "last_success_at" : "2026-11-25T02:35:02Z",
 *     "last_end_at" : "2026-11-25T02:35:02Z",
 *     "last_exit_code" : 0
 *   }
 * }
 * </pre>
 */
public final class StateFile {
  private static final int KEY_LENGTH = 16;

  /** Some 600 bytes are usual; what is far longer is no such file. */
  private static final long SIZE_MAX = 64 * 1024L;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;
  private final Path archive;
  private final String key;

  /**
   * The state of one archive's daemon.
   *
   * @param folder for the states of all daemons; made when something is written
   * @param archive absolute
   */
  public StateFile(Path folder, Path archive) {
    this.folder = folder;
    this.archive = archive;
    this.key = key(archive);
  }

  private static String key(Path archive) {
    try {
      byte[] name = archive.toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
      return HexFormat.of().formatHex(hash).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whose daemon it is. */
  public Path archive() {
    return archive;
  }

  /** Where it is. */
  public Path path() {
    return folder.resolve(key + ".json");
  }

  /** The file that a running daemon holds locked. */
  public Path lock() {
    return folder.resolve(key + ".lock");
  }

  /** For what the daemon writes of its own work. */
  public Path logFolder() {
    return folder.resolve(key);
  }

  /** Where a file goes that cannot be read. */
  public Path aside() {
    return folder.resolve(key + ".unreadable.json");
  }

  /**
   * What it says; empty where there is none.
   *
   * @throws UncheckedIOException when it cannot be read or understood
   */
  public Optional<DaemonState> read() {
    try {
      if (Files.size(path()) > SIZE_MAX) {
        throw new IOException("too long");
      }
      DaemonState state = MAPPER.readValue(Files.readString(path()), DaemonState.class);
      if (state == null) {
        throw new IOException("empty");
      }
      return Optional.of(state);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException | NullPointerException e) {
      throw new UncheckedIOException(new IOException("not understood", e));
    }
  }

  /** Puts a file aside that cannot be read; the one that was put aside before is gone. */
  void setAside() throws IOException {
    Files.move(path(), aside(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Replaces what it said. */
  void write(DaemonState state) throws IOException {
    Files.createDirectories(folder);
    Path next = folder.resolve(key + ".json.new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(state));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
