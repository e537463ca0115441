package photos.keepsake.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the EXIF block of a HEIC, HEIF or AVIF file (ISO 23008-12): the item information box names
 * an item of type {@code Exif}, the item location box says where its bytes are.
 */
final class HeifExif {
  private static final int EXIF = 0x45786966;

  private HeifExif() {}

  /** Empty when there is none, or none where the file says that it is. */
  static Optional<byte[]> block(IsoBoxes boxes) throws IOException {
    Optional<IsoBoxes.Box> meta = boxes.find(boxes.whole(), "meta");
    if (meta.isEmpty()) {
      return Optional.empty();
    }
    IsoBoxes.Box inside = IsoBoxes.skip(meta.get(), 4);
    Optional<IsoBoxes.Box> names = boxes.find(inside, "iinf");
    Optional<IsoBoxes.Box> places = boxes.find(inside, "iloc");
    if (names.isEmpty() || places.isEmpty()) {
      return Optional.empty();
    }
    long id = exifItem(boxes, names.get());
    Optional<byte[]> table = boxes.content(places.get());
    if (id < 0 || table.isEmpty()) {
      return Optional.empty();
    }
    Optional<IsoBoxes.Box> place = new Locations(ByteBuffer.wrap(table.get())).find(id);
    return place.isEmpty() ? Optional.empty() : boxes.content(place.get()).map(HeifExif::tiff);
  }

  /** The id of the EXIF item, -1 when there is none. */
  private static long exifItem(IsoBoxes boxes, IsoBoxes.Box names) throws IOException {
    int version = boxes.content(names).map(head -> (int) head[0]).orElse(0);
    int header = version == 0 ? 6 : 8;
    for (IsoBoxes.Box next : boxes.children(IsoBoxes.skip(names, header))) {
      ByteBuffer entry = ByteBuffer.wrap(boxes.content(next).orElse(new byte[0]));
      boolean wide = entry.capacity() >= 14 && entry.get(0) == 3;
      boolean narrow = entry.capacity() >= 12 && entry.get(0) == 2;
      if (wide && entry.getInt(10) == EXIF) {
        return entry.getInt(4) & 0xffffffffL;
      } else if (narrow && entry.getInt(8) == EXIF) {
        return entry.getShort(4) & 0xffffL;
      }
    }
    return -1;
  }

  /** Four bytes say how far into the item the TIFF header is. */
  private static byte[] tiff(byte[] item) {
    int told = ByteBuffer.wrap(item).getInt(0);
    int skipped = Math.min(Math.max(told, 0), item.length - 4) + 4;
    return ExifBlock.withoutPrefix(Arrays.copyOfRange(item, skipped, item.length));
  }

  /** The item location box, versions 0 to 2. */
  private static final class Locations {
    private final ByteBuffer in;
    private final int version;
    private final int offsetBytes;
    private final int lengthBytes;
    private final int baseBytes;
    private final int indexBytes;

    Locations(ByteBuffer in) {
      this.in = in;
      this.version = in.get(0);
      int sizes = in.getShort(4) & 0xffff;
      this.offsetBytes = sizes >> 12;
      this.lengthBytes = (sizes >> 8) & 15;
      this.baseBytes = (sizes >> 4) & 15;
      this.indexBytes = version == 0 ? 0 : sizes & 15;
      in.position(6);
    }

    /** Where an item's first piece lies in the file. */
    Optional<IsoBoxes.Box> find(long wanted) {
      if (lengthBytes == 0) {
        return Optional.empty();
      }
      long items = number(version == 2 ? 4 : 2);
      for (long i = 0; i < items; i++) {
        long id = number(version == 2 ? 4 : 2);
        long method = version == 0 ? 0 : number(2) & 15;
        number(2);
        long base = number(baseBytes);
        long pieces = number(2);
        for (long piece = 0; piece < pieces; piece++) {
          number(indexBytes);
          long start = base + number(offsetBytes);
          long length = number(lengthBytes);
          if (id == wanted && method == 0 && start >= 0 && length >= 8) {
            return Optional.of(new IsoBoxes.Box("", start, start + length));
          }
        }
      }
      return Optional.empty();
    }

    private long number(int bytes) {
      long value = 0;
      for (int i = 0; i < bytes; i++) {
        value = (value << 8) | (in.get() & 0xff);
      }
      return value;
    }
  }
}
