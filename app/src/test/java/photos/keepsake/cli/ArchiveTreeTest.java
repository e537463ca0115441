package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTreeTest {
  @TempDir Path root;

  @Test
  void photosAreShownByFolderAndAlbumsInOneLine() throws IOException {
    write(".keepsake/catalog.db");
    write("manifest.sha256");
    write("2024/2024-05/a.jpg");
    write("2024/2024-05/a.jpg.xmp");
    Files.createDirectories(root.resolve("albums/Trip"));
    Files.createSymbolicLink(
        root.resolve("albums/Trip/a.jpg"), Path.of("../../2024/2024-05/a.jpg"));
    for (String album : new String[] {"Boat", "Cat", "Zoo"}) {
      Files.createDirectories(root.resolve("albums").resolve(album));
    }
    assertThat(printed().lines())
        .containsExactly(
            root + "/",
            "  2024/2024-05/",
            "    a.jpg  4 bytes",
            "  albums/  Boat, Cat, Trip and 1 more");
  }

  @Test
  void anArchiveWithoutAlbumsShowsNone() throws IOException {
    write("undated/a.jpg");
    assertThat(printed()).doesNotContain("albums");
  }

  private String printed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ArchiveTree.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), root);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "four");
  }
}
