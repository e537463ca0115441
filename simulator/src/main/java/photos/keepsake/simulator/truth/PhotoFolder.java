package photos.keepsake.simulator.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes items of the photos and videos in a folder and below it. */
final class PhotoFolder {
  private static final Map<String, String> PHOTO_TYPES =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("heic", "image/heic"),
          Map.entry("heif", "image/heif"),
          Map.entry("avif", "image/avif"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("dng", "image/x-adobe-dng"),
          Map.entry("cr2", "image/x-canon-cr2"),
          Map.entry("nef", "image/x-nikon-nef"),
          Map.entry("arw", "image/x-sony-arw"));
  private static final Map<String, String> VIDEO_TYPES =
      Map.of(
          "mov", "video/quicktime",
          "mp4", "video/mp4",
          "m4v", "video/x-m4v",
          "3gp", "video/3gpp",
          "avi", "video/x-msvideo",
          "mkv", "video/x-matroska",
          "webm", "video/webm");

  private final Path folder;
  private final SplittableRandom random;

  PhotoFolder(Path folder, long seed) {
    this.folder = folder;
    this.random = new SplittableRandom(seed);
  }

  List<SimulatedItem> items() throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<SimulatedItem> items = new ArrayList<>();
    for (Path path : paths) {
      String extension = extensionOf(path);
      if (PHOTO_TYPES.containsKey(extension) || VIDEO_TYPES.containsKey(extension)) {
        items.add(item(path, extension));
      }
    }
    return items;
  }

  private SimulatedItem item(Path path, String extension) throws IOException {
    DiskMetadata metadata = DiskMetadata.read(path);
    String name = String.valueOf(path.getFileName());
    Optional<ZoneOffset> offset = metadata.offset();
    Instant modified = Files.getLastModifiedTime(path).toInstant();
    LocalDateTime local =
        metadata
            .local()
            .orElseGet(() -> LocalDateTime.ofInstant(modified, ZoneOffset.UTC))
            .withNano(0);
    Optional<String> video = Optional.ofNullable(VIDEO_TYPES.get(extension));
    String type = video.orElseGet(() -> PHOTO_TYPES.getOrDefault(extension, "image/jpeg"));
    SimulatedFile file =
        new SimulatedFile(FileRole.ORIGINAL, name, name, type, DiskContent.of(path));
    return new SimulatedItem(
        Keys.next(random),
        name,
        video.isPresent() ? Kind.VIDEO : Kind.PHOTO,
        local.toInstant(offset.orElse(ZoneOffset.UTC)),
        offset,
        modified,
        false,
        false,
        false,
        Optional.empty(),
        Undownloadable.NONE,
        NameQuirk.NONE,
        List.of(file),
        metadata.width(),
        metadata.height(),
        Map.of());
  }

  private static String extensionOf(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
