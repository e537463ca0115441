package photos.keepsake.simulator.media;

/** The boxes of ISO base media files, which QuickTime calls atoms. */
final class Boxes {
  static final int HEAD_BYTES = 8;

  private Boxes() {}

  /** A box around what stands in the parts, one after another. */
  static byte[] box(String type, byte[]... parts) {
    ByteWriter content = ByteWriter.bigEndian();
    for (byte[] part : parts) {
      content.bytes(part);
    }
    return head(type, content.size()).bytes(content.toBytes()).toBytes();
  }

  /** A box that begins with a version and flags. */
  static byte[] full(String type, int version, int flags, byte[]... parts) {
    ByteWriter content = ByteWriter.bigEndian().u8(version).u24(flags);
    for (byte[] part : parts) {
      content.bytes(part);
    }
    return box(type, content.toBytes());
  }

  /** The eight bytes before content of a length that need not be at hand. */
  static ByteWriter head(String type, long contentBytes) {
    return ByteWriter.bigEndian().u32(HEAD_BYTES + contentBytes).latin(type);
  }
}
