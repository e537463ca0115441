package photos.keepsake.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import photos.keepsake.monitor.ping.PingSettings;
import photos.keepsake.monitor.ping.PingTarget;
import photos.keepsake.monitor.ping.Pinger;

/** Makes what sends pings, with real time and chance. */
record PingSender(Folders folders, NetworkOptions network) {
  Pinger pinger(
      PingTarget target, String userAgent, Map<String, String> headers, PingSettings settings) {
    return new Pinger(
        network.sender(folders, userAgent, headers),
        target,
        settings,
        Clock.systemUTC(),
        time -> Thread.sleep(time.toMillis()),
        new SecureRandom());
  }
}
