package photos.keepsake.monitor.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import photos.keepsake.monitor.schedule.Condition;

/**
 * What a person was last told, in a file of two lines, such as
 *
 * <pre>
 * SIGNED_OUT
 * 2026-11-02T04:00:00Z
 * </pre>
 *
 * It is replaced at once: after a crash there is the old file or the new one.
 *
 * @param file one for each archive
 */
public record ConditionMemory(Path file) {
  private static final int HASH_CHARACTERS = 16;
  private static final long BYTES_MAX = 1_000;

  /** The memory of one archive in this folder. */
  public static ConditionMemory of(Path folder, Path archive) {
    String path = archive.toAbsolutePath().normalize().toString();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      String name = HexFormat.of().formatHex(hash).substring(0, HASH_CHARACTERS);
      return new ConditionMemory(folder.resolve("condition-" + name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * A condition that was told.
   *
   * @param since when it was first told
   */
  record Told(Condition condition, Instant since) {}

  /** What was told; empty when there is nothing, or nothing that can be understood. */
  Optional<Told> read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(new Told(Condition.valueOf(lines.get(0)), Instant.parse(lines.get(1))));
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  void write(Told told) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = Files.createTempFile(folder, "condition-", ".part");
    try {
      Files.writeString(part, told.condition().name() + "\n" + told.since() + "\n");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
