package photos.keepsake.monitor.notify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.schedule.Condition;

/** Posts to a topic of an ntfy server, which shows it on the phones that follow the topic. */
public final class NtfyChannel implements Channel {
  /** The server makes a file to download out of a message of 4,096 bytes and more. */
  private static final int BODY_BYTES_MAX = 4_000;

  private final WebChannel web;
  private final Optional<String> token;

  /**
   * Connects to nobody yet.
   *
   * @param url with the topic
   * @param token of a protected topic
   */
  public NtfyChannel(HttpSender sender, URI url, Optional<String> token) {
    this.web = new WebChannel(sender, url);
    this.token = token;
  }

  @Override
  public String name() {
    return "ntfy";
  }

  @Override
  public String tell(Notice notice, Duration limit) throws ChannelTrouble {
    String text = notice.details().isBlank() ? notice.headline() : notice.details();
    return web.post(headers(notice), cut(text), limit);
  }

  private Map<String, String> headers(Notice notice) {
    boolean healthy = notice.now() == Condition.HEALTHY;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Title", encoded(notice.headline()));
    headers.put("Priority", healthy ? "default" : "high");
    headers.put("Tags", (healthy ? "white_check_mark," : "warning,") + "keepsake");
    token.ifPresent(secret -> headers.put("Authorization", "Bearer " + secret));
    return headers;
  }

  /** As ntfy reads headers that are not ASCII: RFC 2047. */
  private static String encoded(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
  }

  private static byte[] cut(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= BODY_BYTES_MAX) {
      return utf8;
    }
    int end = BODY_BYTES_MAX;
    while ((utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(utf8, end);
  }
}
