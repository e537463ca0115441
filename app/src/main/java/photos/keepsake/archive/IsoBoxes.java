package photos.keepsake.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the boxes of an ISO base media file (HEIC, MP4, MOV) by seeking: of a video of gigabytes it
 * reads a few headers. A size that cannot be ends the walk; nothing is allocated by a size that the
 * file claims.
 */
final class IsoBoxes {
  /** The boxes we read are of some kilobytes; the largest, a HEIC's meta, of some tens. */
  private static final int CONTENT_MAX = 1 << 20;

  /** Real files have tens of boxes on a level; fragmented videos thousands, behind what we want. */
  private static final int STEPS_MAX = 4_000;

  private final RandomAccessFile file;
  private final Box whole;

  IsoBoxes(RandomAccessFile file) throws IOException {
    this.file = file;
    this.whole = new Box("", 0, file.length());
  }

  /** The content of a box lies from {@code start} to before {@code end}. */
  record Box(String type, long start, long end) {
    long size() {
      return end - start;
    }
  }

  Box whole() {
    return whole;
  }

  /** The first child of that type. */
  Optional<Box> find(Box parent, String type) throws IOException {
    return children(parent, type).stream().filter(box -> box.type().equals(type)).findFirst();
  }

  /** In their order; ends where something stands that is no box. */
  List<Box> children(Box parent) throws IOException {
    return children(parent, "");
  }

  private List<Box> children(Box parent, String last) throws IOException {
    List<Box> children = new ArrayList<>();
    Box box = next(parent.start(), parent.end());
    while (box != null && children.size() < STEPS_MAX) {
      children.add(box);
      box = box.type().equals(last) ? null : next(box.end(), parent.end());
    }
    return children;
  }

  /** The same box without its first bytes, such as the version of a full box. */
  static Box skip(Box box, int bytes) {
    return new Box(box.type(), Math.min(box.start() + bytes, box.end()), box.end());
  }

  /** The box that begins there; null where none fits before {@code limit}. */
  private @Nullable Box next(long at, long limit) throws IOException {
    if (limit - at < 8) {
      return null;
    }
    file.seek(at);
    long size = file.readInt() & 0xffffffffL;
    byte[] type = new byte[4];
    file.readFully(type);
    long header = 8;
    if (size == 1 && limit - at >= 16) {
      size = file.readLong();
      header = 16;
    }
    long end = size == 0 ? limit : at + size;
    if (end < at + header || end > limit) {
      return null;
    }
    return new Box(new String(type, StandardCharsets.ISO_8859_1), at + header, end);
  }

  /** All of a box; empty when it is too large to be what it should be. */
  Optional<byte[]> content(Box box) throws IOException {
    if (box.size() > CONTENT_MAX) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) box.size()];
    file.seek(box.start());
    file.readFully(bytes);
    return Optional.of(bytes);
  }
}
