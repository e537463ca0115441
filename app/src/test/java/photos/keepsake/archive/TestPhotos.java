package photos.keepsake.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files that begin as photos and videos do, with bytes from a seed behind that. */
final class TestPhotos {
  private TestPhotos() {}

  static byte[] jpeg(int seed) {
    return join(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, noise(seed));
  }

  static byte[] png(int seed) {
    return join(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, noise(seed));
  }

  static byte[] heic(int seed) {
    return join(
        box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII)), noise(seed));
  }

  static byte[] mov(int seed) {
    return join(box("ftyp", "qt  \0\0\0\0qt  ".getBytes(StandardCharsets.US_ASCII)), noise(seed));
  }

  static byte[] noise(int seed) {
    byte[] bytes = new byte[2_000 + seed % 100];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .put(content)
        .array();
  }

  /** A JPEG whose EXIF says when, as cameras write it; {@code offset} may be empty. */
  static byte[] jpegTaken(String dateTimeOriginal, String offset, int seed) {
    byte[] tiff = exif(dateTimeOriginal, offset);
    ByteBuffer segment = ByteBuffer.allocate(4 + 6 + tiff.length);
    segment.putShort((short) 0xffe1).putShort((short) (2 + 6 + tiff.length));
    segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    byte[] start = {(byte) 0xff, (byte) 0xd8};
    byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 2};
    return join(start, segment.array(), scan, noise(seed));
  }

  /** A TIFF block with DateTimeOriginal and, where wanted, OffsetTimeOriginal. */
  static byte[] exif(String dateTimeOriginal, String offset) {
    byte[] time = (dateTimeOriginal + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] zone = (offset + "\0").getBytes(StandardCharsets.US_ASCII);
    int entries = offset.isEmpty() ? 1 : 2;
    int ifd = 26;
    int values = ifd + 2 + entries * 12 + 4;
    ByteBuffer out = ByteBuffer.allocate(values + time.length + zone.length);
    out.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    out.putShort((short) 1);
    entry(out, 0x8769, 4, 1, ifd);
    out.putInt(0);
    out.putShort((short) entries);
    entry(out, 0x9003, 2, time.length, values);
    if (entries == 2) {
      entry(out, 0x9011, 2, zone.length, values + time.length);
    }
    out.putInt(0).put(time).put(zone);
    return out.array();
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** Name, bytes, name, bytes... */
  static byte[] zip(Object... entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        byte[] bytes = (byte[]) entries[i + 1];
        ZipEntry entry = new ZipEntry((String) entries[i]);
        if (!entry.isDirectory()) {
          CRC32 sum = new CRC32();
          sum.update(bytes);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(bytes.length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
