package photos.keepsake.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import photos.keepsake.monitor.ping.PingSettings;
import photos.keepsake.monitor.ping.PingTarget;
import photos.keepsake.monitor.ping.Pinger;

/** Makes what sends pings, with real time and chance. */
record PingSender(Folders folders, NetworkOptions network) {
  /** Servers keep no more. */
  private static final int AGENT_CHARACTERS_MAX = 200;

  Pinger pinger(
      PingTarget target, String userAgent, Map<String, String> headers, PingSettings settings) {
    String plain = userAgent.replaceAll("[^\\x20-\\x7e]", "?");
    String agent = plain.substring(0, Math.min(plain.length(), AGENT_CHARACTERS_MAX));
    return new Pinger(
        network.sender(folders, agent, headers),
        target,
        settings,
        Clock.systemUTC(),
        time -> Thread.sleep(time.toMillis()),
        new SecureRandom());
  }
}
