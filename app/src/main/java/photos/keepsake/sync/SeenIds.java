package photos.keepsake.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import photos.keepsake.library.ItemRef;

/**
 * The ids and dedup keys that a run has met, in 16 bytes each: the first half of the id's SHA-256.
 * Two of a million ids fall together with a probability below 1e-26, so that no photo is ever taken
 * for another. A million items take 32 MB, 48 MB while the table grows. For one thread.
 */
final class SeenIds {
  /** A power of two, as every later size. */
  private static final int FIRST_SLOTS = 1 << 10;

  private final MessageDigest sha256;
  private long[] table = new long[2 * FIRST_SLOTS];
  private int size;

  SeenIds() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** How many ids and keys are there. */
  int size() {
    return size;
  }

  /** Whether the id was not there before; it is afterwards. */
  boolean addId(ItemRef item) {
    return add(item.id().value());
  }

  /**
   * Whether the dedup key was not there before, or there is none; it is there afterwards. The same
   * photo has another id in every album.
   */
  boolean addKey(ItemRef item) {
    return item.dedupKey().map(key -> add("=" + key.value())).orElse(true);
  }

  /** Adds id and dedup key. */
  void addBoth(ItemRef item) {
    addId(item);
    addKey(item);
  }

  /** Whether the id is there. */
  boolean hasId(ItemRef item) {
    return has(item.id().value());
  }

  /** Whether the item has a dedup key, and it is there. */
  boolean hasKey(ItemRef item) {
    return item.dedupKey().filter(key -> has("=" + key.value())).isPresent();
  }

  private boolean has(String value) {
    ByteBuffer hash = hash(value);
    return table[2 * slot(table, high(hash), hash.getLong())] != 0;
  }

  private ByteBuffer hash(String value) {
    return ByteBuffer.wrap(sha256.digest(value.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Two zeros mark a free slot, so no entry may have a zero in front. */
  private static long high(ByteBuffer hash) {
    return hash.getLong() | 1;
  }

  private boolean add(String value) {
    ByteBuffer hash = hash(value);
    boolean added = insert(table, high(hash), hash.getLong());
    if (added && ++size > table.length / 4) {
      grow();
    }
    return added;
  }

  private static boolean insert(long[] table, long high, long low) {
    int slot = slot(table, high, low);
    boolean free = table[2 * slot] == 0;
    table[2 * slot] = high;
    table[2 * slot + 1] = low;
    return free;
  }

  /** Where the entry is, or where it is to go. */
  private static int slot(long[] table, long high, long low) {
    int mask = table.length / 2 - 1;
    int slot = (int) low & mask;
    while (table[2 * slot] != 0 && (table[2 * slot] != high || table[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != 0) {
        insert(larger, table[i], table[i + 1]);
      }
    }
    table = larger;
  }
}
