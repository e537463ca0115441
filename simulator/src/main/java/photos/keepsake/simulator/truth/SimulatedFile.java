package photos.keepsake.simulator.truth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import photos.keepsake.simulator.media.Capture;
import photos.keepsake.simulator.media.MediaContent;
import photos.keepsake.simulator.media.MediaRecipe;

/**
 * One file behind an item. Its hashes are computed when they are first asked for, once, and kept.
 * Safe for use by several threads.
 */
public final class SimulatedFile {
  private final FileRole role;
  private final String name;
  private final String sentName;
  private final String mimeType;
  private final MediaContent content;
  private Optional<String> sha1 = Optional.empty();
  private Optional<String> sha256 = Optional.empty();
  private Sha1Memory.Slot memory = Sha1Memory.Slot.NONE;

  /**
   * A file.
   *
   * @param name the true name, as it was uploaded; also the entry's name where the file comes in a
   *     zip
   * @param sentName what the site puts into Content-Disposition, mangled already; may be empty
   * @param mimeType as the site sends it
   */
  public SimulatedFile(
      FileRole role, String name, String sentName, String mimeType, MediaContent content) {
    this.role = role;
    this.name = name;
    this.sentName = sentName;
    this.mimeType = mimeType;
    this.content = content;
  }

  /** What the file is to its item. */
  public FileRole role() {
    return role;
  }

  /** The true name, as it was uploaded. */
  public String name() {
    return name;
  }

  /**
   * What the site puts into Content-Disposition, verbatim, when the file comes alone; may be empty.
   */
  public String sentName() {
    return sentName;
  }

  /** The type as the site sends it. */
  public String mimeType() {
    return mimeType;
  }

  /** The exact length, known without reading. */
  public long sizeBytes() {
    return content.sizeBytes();
  }

  /** How the bytes are made; empty for a file on disk. */
  Optional<MediaRecipe> recipe() {
    return content instanceof MediaRecipe recipe ? Optional.of(recipe) : Optional.empty();
  }

  /** A new stream over the bytes; see {@link MediaContent#open}. */
  public InputStream open() throws IOException {
    return content.open();
  }

  /** What a camera wrote into it, where it was generated with metadata. */
  public Optional<Capture> capture() {
    return content instanceof MediaRecipe recipe ? recipe.capture() : Optional.empty();
  }

  /**
   * SHA-1 of the bytes, 40 lower-case hexadecimal digits. The first call reads the whole file.
   * Listings ask for this one of every item, so it does not compute the other.
   */
  public synchronized String sha1() {
    if (sha1.isEmpty()) {
      sha1 = memory.recall();
    }
    if (sha1.isEmpty()) {
      sha1 = Optional.of(read(ContentHashes::sha1Of));
      memory.keep(sha1.get());
    }
    return sha1.get();
  }

  /**
   * SHA-256 of the bytes, 64 lower-case hexadecimal digits. The first call reads the whole file,
   * once for both hashes.
   */
  public synchronized String sha256() {
    if (sha256.isEmpty()) {
      ContentHashes both = read(ContentHashes::of);
      sha1 = Optional.of(both.sha1());
      sha256 = Optional.of(both.sha256());
    }
    return sha256.get();
  }

  /** Lets another object of the same file know its hash, once this one does. */
  synchronized void remembersIn(Sha1Memory.Slot slot) {
    memory = slot;
  }

  private interface Reading<T> {
    T from(MediaContent content) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.from(content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** Whether it is the same file: the same bytes, under the same names. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SimulatedFile file
        && role == file.role
        && name.equals(file.name)
        && sentName.equals(file.sentName)
        && mimeType.equals(file.mimeType)
        && content.equals(file.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, name, content);
  }

  @Override
  public String toString() {
    return role + " " + name + " (" + sizeBytes() + " bytes)";
  }
}
