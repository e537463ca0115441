package photos.keepsake.chrome;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program with a browser, for a test to kill: says {@code ready} and waits for that. */
final class JvmThatIsKilled {
  private JvmThatIsKilled() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (Chrome chrome = TestChrome.launch(Path.of(arguments[0]))) {
      chrome.newTab().navigate(URI.create("data:text/plain,x"), TestChrome.PATIENCE);
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }
}
