package photos.keepsake.simulator.truth;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The SHA-1 of numbered files, 20 bytes each, so that a file that is thought up again need not be
 * read again. Safe for use by several threads.
 */
final class Sha1Memory {
  private static final int HASH_BYTES = 20;
  private static final int BLOCK_HASHES = 4096;

  private final AtomicReferenceArray<byte[]> blocks;

  /** Where one file's hash goes. */
  interface Slot {
    /** Keeps nothing. */
    Slot NONE =
        new Slot() {
          @Override
          public Optional<String> recall() {
            return Optional.empty();
          }

          @Override
          public void keep(String sha1) {}
        };

    /** The hash, when it was kept before. */
    Optional<String> recall();

    /** Keeps 40 hexadecimal digits. */
    void keep(String sha1);
  }

  /** For files numbered from 0 to {@code files - 1}. */
  Sha1Memory(int files) {
    this.blocks = new AtomicReferenceArray<>(files / BLOCK_HASHES + 1);
  }

  /** The place of a file's hash. */
  Slot slot(int number) {
    return new Slot() {
      @Override
      public Optional<String> recall() {
        return Sha1Memory.this.recall(number);
      }

      @Override
      public void keep(String sha1) {
        Sha1Memory.this.keep(number, HexFormat.of().parseHex(sha1));
      }
    };
  }

  private Optional<String> recall(int number) {
    byte[] block = blocks.get(number / BLOCK_HASHES);
    if (block == null) {
      return Optional.empty();
    }
    int at = number % BLOCK_HASHES * HASH_BYTES;
    byte[] hash;
    synchronized (block) {
      hash = Arrays.copyOfRange(block, at, at + HASH_BYTES);
    }
    boolean known = !Arrays.equals(hash, new byte[HASH_BYTES]);
    return known ? Optional.of(HexFormat.of().formatHex(hash)) : Optional.empty();
  }

  private void keep(int number, byte[] hash) {
    int place = number / BLOCK_HASHES;
    blocks.compareAndSet(place, null, new byte[BLOCK_HASHES * HASH_BYTES]);
    byte[] block = blocks.get(place);
    synchronized (block) {
      System.arraycopy(hash, 0, block, number % BLOCK_HASHES * HASH_BYTES, HASH_BYTES);
    }
  }
}
