package photos.keepsake.simulator.site.rpc;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which class answers which call. */
final class Answers {
  private interface Answer extends Function<Call, @Nullable JsonNode> {}

  private final Map<String, Answer> byId;
  private final LibraryCalls library;

  Answers(RpcContext context) {
    MediaNodes media = new MediaNodes(context);
    Rows rows = new Rows(context, media);
    AlbumRows albumRows = new AlbumRows(context, media);
    this.library = new LibraryCalls(context, rows);
    AlbumCalls albums = new AlbumCalls(context, rows, albumRows);
    ItemCalls items = new ItemCalls(context, rows, albumRows, media);
    DownloadCalls downloads = new DownloadCalls(context);
    AccountCalls account = new AccountCalls(context);
    this.byId =
        Map.ofEntries(
            Map.entry("lcxiM", library::byTakenTime),
            Map.entry("EzkLib", library::search),
            Map.entry("rJ0tlb", library::timeline),
            Map.entry("zy0IHe", library::trash),
            Map.entry("nMFwOc", library::locked),
            Map.entry("e9T5je", library::partner),
            Map.entry("swbisb", library::byHash),
            Map.entry("wgZjtc", library::rawGroup),
            Map.entry("Z5xsfc", albums::albums),
            Map.entry("F2A0H", albums::shares),
            Map.entry("snAcKc", albums::items),
            Map.entry("VrseUb", items::info),
            Map.entry("fDcn4b", items::extended),
            Map.entry("EWgK9e", items::bulk),
            Map.entry("pLFTfd", downloads::url),
            Map.entry("yCLA7", downloads::begin),
            Map.entry("dnv2s", downloads::check),
            Map.entry("EzwWhf", call -> account.quota()));
  }

  boolean knows(String id) {
    return byId.containsKey(id);
  }

  /**
   * The payload; null for success with nothing.
   *
   * @throws Refusal when the arguments are not what the site takes
   */
  @Nullable JsonNode to(Call call) {
    Answer answer = byId.get(call.id());
    if (answer == null) {
      throw Refusal.badArguments();
    }
    return answer.apply(call);
  }

  /** What proves that the locked folder was opened. */
  String lockedFolderProof() {
    return library.proof();
  }
}
