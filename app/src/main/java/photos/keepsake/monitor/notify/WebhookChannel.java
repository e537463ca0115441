package photos.keepsake.monitor.notify;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import photos.keepsake.monitor.http.HttpSender;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a notice as JSON, such as
 *
 * <pre>
 * {"type":"notice","condition":"signed_out","before":"healthy","headline":"…","details":"…",
 *  "text":"…","at":"2026-11-02T04:00:00Z"}
 * </pre>
 */
public final class WebhookChannel implements Channel {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final WebChannel web;

  /** Connects to nobody yet. */
  public WebhookChannel(HttpSender sender, URI url) {
    this.web = new WebChannel(sender, url);
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String tell(Notice notice, Duration limit) throws ChannelTrouble {
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    return web.post(headers, MAPPER.writeValueAsBytes(fields(notice)), limit);
  }

  private static Map<String, Object> fields(Notice notice) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", "notice");
    fields.put("condition", NoticeText.word(notice.now()));
    notice.before().ifPresent(before -> fields.put("before", NoticeText.word(before)));
    fields.put("headline", notice.headline());
    fields.put("details", notice.details());
    fields.put("text", NoticeText.whole(notice).strip()); // What chat services show.
    fields.put("at", notice.at().toString());
    return fields;
  }
}
