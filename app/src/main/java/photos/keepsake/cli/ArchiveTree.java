package photos.keepsake.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A glance at the folders of an archive, newest first; of what is beside photos, the albums. */
final class ArchiveTree {
  private static final int FOLDERS_MAX = 5;
  private static final int FILES_MAX = 3;
  private static final String ALBUMS = "albums";

  private ArchiveTree() {}

  /** Draws the last few folders with a few files each. */
  static void print(PrintStream out, Path root) {
    TreeMap<Path, List<Path>> folders = new TreeMap<>(files(root));
    out.println(root + "/");
    folders.descendingMap().entrySet().stream()
        .limit(FOLDERS_MAX)
        .forEach(folder -> print(out, root.relativize(folder.getKey()), folder.getValue()));
    if (folders.size() > FOLDERS_MAX) {
      out.println("  and " + (folders.size() - FOLDERS_MAX) + " more folders");
    }
    printAlbums(out, root.resolve(ALBUMS));
  }

  private static void printAlbums(PrintStream out, Path albums) {
    if (Files.isDirectory(albums)) {
      try (Stream<Path> names = Files.list(albums)) {
        List<String> all = names.map(name -> String.valueOf(name.getFileName())).sorted().toList();
        String more = all.size() > FILES_MAX ? " and " + (all.size() - FILES_MAX) + " more" : "";
        out.println("  " + ALBUMS + "/  " + String.join(", ", first(all)) + more);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<String> first(List<String> names) {
    return names.subList(0, Math.min(FILES_MAX, names.size()));
  }

  private static void print(PrintStream out, Path folder, List<Path> files) {
    out.println("  " + folder + "/");
    files.stream().sorted().limit(FILES_MAX).forEach(file -> out.println("    " + line(file)));
    if (files.size() > FILES_MAX) {
      out.println("    and " + (files.size() - FILES_MAX) + " more");
    }
  }

  private static boolean isPhoto(Path file) {
    return !file.startsWith(".keepsake")
        && !file.startsWith(ALBUMS)
        && !file.equals(Path.of("manifest.sha256"))
        && !file.toString().endsWith(".xmp");
  }

  private static String line(Path file) {
    try {
      return file.getFileName() + "  " + Amounts.bytes(Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Path, List<Path>> files(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(path -> Files.isRegularFile(path) && isPhoto(root.relativize(path)))
          .collect(Collectors.groupingBy(Path::getParent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
