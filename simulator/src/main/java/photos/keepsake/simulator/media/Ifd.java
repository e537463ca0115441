package photos.keepsake.simulator.media;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A TIFF directory with its values and the directories below it. {@link #toTiff} lays them out as
 * one block that begins with the TIFF header; offsets count from there.
 */
final class Ifd {
  private static final int BYTE = 1;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;
  private static final int SIGNED_RATIONAL = 10;
  private static final int HEADER_BYTES = 8;

  private record Entry(int type, int count, ByteWriter value, Optional<Ifd> below) {}

  private final ByteOrder order;
  private final Map<Integer, Entry> entries = new TreeMap<>();

  Ifd(ByteOrder order) {
    this.order = order;
  }

  ByteOrder order() {
    return order;
  }

  Ifd ascii(int tag, String text) {
    byte[] value = (text + '\0').getBytes(StandardCharsets.US_ASCII);
    return put(tag, ASCII, value.length, new ByteWriter(order).bytes(value));
  }

  Ifd shorts(int tag, int... values) {
    ByteWriter writer = new ByteWriter(order);
    for (int value : values) {
      writer.u16(value);
    }
    return put(tag, SHORT, values.length, writer);
  }

  Ifd longs(int tag, long... values) {
    ByteWriter writer = new ByteWriter(order);
    for (long value : values) {
      writer.u32(value);
    }
    return put(tag, LONG, values.length, writer);
  }

  /** Numerators and denominators in turn. */
  Ifd rationals(int tag, long... parts) {
    ByteWriter writer = new ByteWriter(order);
    for (long part : parts) {
      writer.u32(part);
    }
    return put(tag, RATIONAL, parts.length / 2, writer);
  }

  /** The same, each part with a sign. */
  Ifd signedRationals(int tag, long... parts) {
    ByteWriter writer = new ByteWriter(order);
    for (long part : parts) {
      writer.u32(part);
    }
    return put(tag, SIGNED_RATIONAL, parts.length / 2, writer);
  }

  Ifd bytes(int tag, byte... value) {
    return put(tag, BYTE, value.length, new ByteWriter(order).bytes(value));
  }

  Ifd undefined(int tag, byte... value) {
    return put(tag, UNDEFINED, value.length, new ByteWriter(order).bytes(value));
  }

  Ifd below(int tag, Ifd directory) {
    entries.put(tag, new Entry(LONG, 1, new ByteWriter(order), Optional.of(directory)));
    return this;
  }

  /** Header, this directory and all below it. */
  byte[] toTiff() {
    ByteWriter writer = new ByteWriter(order);
    writer.text(order == ByteOrder.BIG_ENDIAN ? "MM" : "II").u16(42).u32(HEADER_BYTES);
    writeAt(HEADER_BYTES, writer);
    return writer.toBytes();
  }

  private Ifd put(int tag, int type, int count, ByteWriter value) {
    entries.put(tag, new Entry(type, count, value, Optional.empty()));
    return this;
  }

  private void writeAt(int start, ByteWriter writer) {
    ByteWriter values = new ByteWriter(order);
    int valuesStart = start + 2 + 12 * entries.size() + 4;
    writer.u16(entries.size());
    entries.forEach(
        (tag, entry) -> {
          writer.u16(tag).u16(entry.type()).u32(entry.count());
          writeValue(entry, writer, values, valuesStart);
        });
    writer.u32(0).bytes(values.toBytes());
  }

  /** Up to four bytes stand in the entry itself; more of them, and directories, stand behind. */
  private static void writeValue(Entry entry, ByteWriter writer, ByteWriter values, int start) {
    int place = start + values.size();
    if (entry.below().isPresent()) {
      writer.u32(place);
      entry.below().get().writeAt(place, values);
    } else if (entry.value().size() > 4) {
      writer.u32(place);
      values.bytes(entry.value().toBytes()).zeros(entry.value().size() % 2);
    } else {
      writer.bytes(entry.value().toBytes()).zeros(4 - entry.value().size());
    }
  }
}
