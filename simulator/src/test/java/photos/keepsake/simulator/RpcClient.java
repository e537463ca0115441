package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Calls as a page makes them. Answers are taken apart by their lengths, so that wrong ones are
 * noticed; payloads come as trees and tests say what stands where.
 */
final class RpcClient {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]*)\"");

  private final SiteClient site;
  private final String prefix;
  private String token = "";

  RpcClient(SiteClient site, String prefix) throws IOException, InterruptedException {
    this.site = site;
    this.prefix = prefix;
    reload();
  }

  static RpcClient signedIn(Simulator simulator) throws IOException, InterruptedException {
    SiteClient site = new SiteClient(simulator);
    site.signIn();
    return new RpcClient(site, "");
  }

  SiteClient site() {
    return site;
  }

  /** Reads the token off a new page. */
  void reload() throws IOException, InterruptedException {
    Matcher found = TOKEN.matcher(site.get("https://photos.google.com" + prefix + "/").body());
    token = found.find() ? found.group(1) : "";
  }

  void useToken(String other) {
    token = other;
  }

  /** The payload of one call, which must succeed. */
  JsonNode call(String id, String arguments) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(List.of(List.of(id, arguments, "generic")), "rt=c");
    assertThat(answer.statusCode()).as(id).isEqualTo(200);
    JsonNode frame = answers(answer.body()).get("generic");
    assertThat(frame.get(2).isString()).as(id + " " + arguments + " " + frame).isTrue();
    return JSON.readTree(frame.get(2).asString());
  }

  /** The frame of one call, whatever it says. */
  JsonNode frame(String id, String arguments) throws IOException, InterruptedException {
    return answers(post(id, arguments).body()).get("generic");
  }

  HttpResponse<String> post(String id, String arguments) throws IOException, InterruptedException {
    return post(List.of(List.of(id, arguments, "generic")), "rt=c");
  }

  /** Several calls, each an id, its arguments and a slot. */
  HttpResponse<String> post(List<List<String>> calls, String parameters)
      throws IOException, InterruptedException {
    return postFrom("/", calls, parameters);
  }

  HttpResponse<String> postFrom(String source, List<List<String>> calls, String parameters)
      throws IOException, InterruptedException {
    ArrayNode list = JSON.createArrayNode();
    List<String> ids = new ArrayList<>();
    for (List<String> call : calls) {
      list.addArray().add(call.get(0)).add(call.get(1)).addNull().add(call.get(2));
      ids.add(call.get(0));
    }
    String request = JSON.writeValueAsString(JSON.createArrayNode().add(list));
    String url = "https://photos.google.com" + prefix + "/_/PhotosUi/data/batchexecute?rpcids=";
    String from = source.isEmpty() ? "" : "&source-path=" + encoded(source);
    return site.postForm(
        url + String.join(",", ids) + from + "&" + parameters,
        "f.req=" + encoded(request) + "&at=" + encoded(token) + "&");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The answers by slot; every length of the body must be right. */
  static Map<String, JsonNode> answers(String body) {
    Map<String, JsonNode> bySlot = new LinkedHashMap<>();
    for (JsonNode frame : frames(body)) {
      if (frame.path(0).asString("").equals("wrb.fr") || frame.path(1).isString()) {
        bySlot.put(frame.path(6).asString("generic"), frame);
      }
    }
    return bySlot;
  }

  /** All frames of a body in chunks, but the last one, which must tell the body's length. */
  static List<JsonNode> frames(String body) {
    assertThat(body).startsWith(")]}'\n\n");
    List<JsonNode> frames = new ArrayList<>();
    int at = 6;
    while (at < body.length()) {
      int lineEnd = body.indexOf('\n', at);
      int end = lineEnd + Integer.parseInt(body.substring(at, lineEnd));
      JSON.readTree(body.substring(lineEnd, end)).forEach(frames::add);
      assertThat(body.charAt(end - 1)).isEqualTo('\n');
      at = end;
    }
    JsonNode last = frames.remove(frames.size() - 1);
    assertThat(last.get(0).asString()).isEqualTo("e");
    assertThat(last.get(4).asInt()).isEqualTo(body.length());
    return frames;
  }
}
