package photos.keepsake.monitor.notify;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import photos.keepsake.monitor.http.HttpAnswer;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpTrouble;

/** Posts once and judges the answer; an address never gets into a message. */
final class WebChannel {
  private final HttpSender sender;
  private final URI url;

  WebChannel(HttpSender sender, URI url) {
    this.sender = sender;
    this.url = url;
  }

  String post(Map<String, String> headers, byte[] body, Duration limit) throws ChannelTrouble {
    HttpAnswer answer;
    try {
      answer = sender.send("POST", url, headers, body, limit);
    } catch (HttpTrouble e) {
      throw new ChannelTrouble(String.valueOf(e.getMessage()), e);
    }
    if (!answer.isSuccess()) {
      throw new ChannelTrouble("the server answered " + answer.status() + meaning(answer.status()));
    }
    return "the server answered " + answer.status();
  }

  private static String meaning(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> ", it wants another address";
      case 401, 403 -> ", it does not let us in";
      case 404, 410 -> ", there is nothing at this address";
      case 429 -> ", it got too many requests";
      default -> "";
    };
  }
}
