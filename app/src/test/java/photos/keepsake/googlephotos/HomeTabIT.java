package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.RateLimit;
import photos.keepsake.googlephotos.rpc.RpcClient;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;

/** What becomes of the calls when the tab that sends them crashes. */
@Timeout(120)
class HomeTabIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void anotherTabTakesThePlaceOfOneThatCrashed() {
    Clock clock = Clock.systemUTC();
    List<Tab> opened = new ArrayList<>();
    try (Simulator simulator = Simulator.start(SimulatorOptions.ofItems(2, 1));
        SignedInChrome chrome = SignedInChrome.start(simulator, folder.resolve("profile"));
        HomeTab home =
            new HomeTab(
                () -> {
                  Tab tab = chrome.chrome().newTab();
                  opened.add(tab);
                  return tab;
                },
                clock)) {
      RateLimit limit = new RateLimit(100, 100, clock, time -> {});
      RpcClient client = new RpcClient(home, home, limit, time -> {}, clock, new Random(1));
      assertThat(client.send(Call.quota()).found()).isPresent();

      crash(opened.get(0));

      assertThat(client.send(Call.quota()).found()).isPresent();
      assertThat(home.gaiaId()).isPresent();
      assertThat(opened).hasSize(2);
    }
  }

  /** Chrome may answer the command before the page is gone, or not at all. */
  private static void crash(Tab tab) {
    try {
      tab.send("Page.navigate", Map.of("url", "chrome://crash"), DEADLINE);
    } catch (ChromeException.TabCrashed e) {
      assertThat(tab.isCrashed()).isTrue();
    }
  }
}
