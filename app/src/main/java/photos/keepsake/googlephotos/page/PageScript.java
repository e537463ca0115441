package photos.keepsake.googlephotos.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import photos.keepsake.chrome.Tab;
import tools.jackson.databind.JsonNode;

/**
 * One of the scripts beside this package: an object of functions that run inside a page. Arguments
 * and answers are JSON, so nothing that a page says can become code.
 */
enum PageScript {
  ALBUMS("albums.js"),
  GRID("grid.js"),
  VIEWER("viewer.js");

  private final String function;

  PageScript(String resource) {
    String source = read(resource).replaceAll("(?m)^//.*$", "").strip();
    this.function = "function (name, ...given) { return (" + source + ")[name](...given); }";
  }

  /**
   * Calls the function of that name in the tab's page and waits for its answer.
   *
   * @throws photos.keepsake.chrome.ChromeException when the tab does not answer in time
   */
  JsonNode call(Tab tab, Duration deadline, String name, Object... arguments) {
    return tab.call(function, deadline, withName(name, arguments));
  }

  private static Object[] withName(String name, Object[] arguments) {
    return Stream.concat(
            Stream.of(name), IntStream.range(0, arguments.length).mapToObj(i -> arguments[i]))
        .toArray();
  }

  private static String read(String resource) {
    try (InputStream stream = PageScript.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
