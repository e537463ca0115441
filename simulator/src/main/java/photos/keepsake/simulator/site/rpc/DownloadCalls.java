package photos.keepsake.simulator.site.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.truth.SimulatedFile;
import tools.jackson.databind.JsonNode;

/** The calls that make addresses and zips. */
final class DownloadCalls {
  /** A zip is ready at the second question. */
  private static final int QUESTIONS = 2;

  /** What a zip's own records take, roughly, for each file and at its end. */
  private static final int ZIP_OVERHEAD = 140;

  private final RpcContext context;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  DownloadCalls(RpcContext context) {
    this.context = context;
  }

  /** pLFTfd: one address; of several items it leads to a zip, of one to its file. */
  JsonNode url(Call call) {
    List<Held> held = new ArrayList<>();
    call.argument(0).forEach(key -> held.add(find(key)));
    return Wire.array(address(held));
  }

  private String address(List<Held> held) {
    if (held.isEmpty()) {
      throw Refusal.badArguments();
    }
    boolean single = held.size() == 1 && !held.get(0).item().livePhoto();
    SignedUrls.What what = single ? SignedUrls.What.CURRENT : SignedUrls.What.ZIP;
    return context.urls().url(what, keys(held));
  }

  private static List<String> keys(List<Held> held) {
    return held.stream().map(one -> one.item().key()).toList();
  }

  private Held find(JsonNode key) {
    return context.cloud().find(key.asString("")).orElseThrow(Refusal::badArguments);
  }

  /** yCLA7: begins a zip; the token says of what. */
  JsonNode begin(Call call) {
    List<Held> held = new ArrayList<>();
    call.argument(0).forEach(key -> held.add(find(key.path(0))));
    if (held.isEmpty()) {
      throw Refusal.badArguments();
    }
    return Wire.array(context.urls().token(SignedUrls.What.ZIP, keys(held)));
  }

  /** dnv2s: whether a zip is ready, and where. */
  JsonNode check(Call call) {
    String token = call.argument(0).path(0).asString("");
    List<String> keys =
        context.urls().read(token).map(SignedUrls.Signed::keys).orElseThrow(Refusal::badArguments);
    String id = context.names().name(36, "zip", token);
    if (asked.merge(token, 1, Integer::sum) < QUESTIONS) {
      return Wire.array(Wire.array(Wire.array(Wire.array(id, 1), 0)));
    }
    long unzipped = keys.stream().mapToLong(this::bytes).sum();
    long zipped = unzipped + (long) ZIP_OVERHEAD * (keys.size() + 1);
    String url = "https://doc-export.googleusercontent.com/download/" + token;
    JsonNode zip = Wire.array("Photos-3-001.zip", url, zipped, unzipped);
    return Wire.array(Wire.array(Wire.array(Wire.array(id, 4, Wire.array(zip), 0), 100, 2)));
  }

  private long bytes(String key) {
    return context.cloud().find(key).stream()
        .flatMap(held -> held.item().files().stream())
        .mapToLong(SimulatedFile::sizeBytes)
        .sum();
  }
}
