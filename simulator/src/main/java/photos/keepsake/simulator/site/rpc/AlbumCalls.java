package photos.keepsake.simulator.site.rpc;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import photos.keepsake.simulator.cloud.CloudAlbum;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.cloud.Share;
import photos.keepsake.simulator.control.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The calls about albums. All are refused without a source path, as measured on the site. */
final class AlbumCalls {
  private static final int ALBUMS_PAGE = 57;
  private static final int SHARES_PAGE = 25;
  private static final int ITEMS_PAGE = 250;
  private static final int ALL_ALBUMS = 2;

  private final RpcContext context;
  private final Rows rows;
  private final AlbumRows albums;

  AlbumCalls(RpcContext context, Rows rows, AlbumRows albums) {
    this.context = context;
    this.rows = rows;
    this.albums = albums;
  }

  /**
   * Z5xsfc. What is listed depends on the last two arguments: {@code [2],5} all albums, {@code
   * null,5} those that others share, as of the year before fewer and no word about it.
   */
  JsonNode albums(Call call) {
    requireSource(call);
    boolean current = call.number(9).filter(number -> number == 5).isPresent();
    boolean all = call.argument(8).path(0).asInt(0) == ALL_ALBUMS;
    Predicate<CloudAlbum> listed =
        current
            ? album -> all || !album.isOwn()
            : album -> album.isOwn() && album.share().isEmpty();
    Pages.Page<CloudAlbum> page =
        pages(context.cloud().albums().stream().filter(listed).toList())
            .at(call.cursor(0), ALBUMS_PAGE);
    ArrayNode list = Wire.array();
    page.rows().forEach(album -> list.add(albums.inList(album)));
    return Wire.array(list, page.next(), Wire.array(1), Wire.array(1));
  }

  private static Pages<CloudAlbum> pages(List<CloudAlbum> some) {
    List<CloudAlbum> sorted =
        some.stream()
            .sorted(
                Comparator.comparing(CloudAlbum::createdAt)
                    .reversed()
                    .thenComparing(CloudAlbum::key))
            .toList();
    return new Pages<>("albums", sorted, CloudAlbum::createdAt, CloudAlbum::key);
  }

  /** F2A0H: what is shared, in both directions. */
  JsonNode shares(Call call) {
    requireSource(call);
    Pages.Page<CloudAlbum> page =
        pages(context.cloud().albums().stream().filter(a -> a.share().isPresent()).toList())
            .at(call.cursor(0), SHARES_PAGE);
    ArrayNode list = Wire.array();
    for (CloudAlbum album : page.rows()) {
      album.share().ifPresent(share -> list.add(albums.onSharingPage(album, share)));
    }
    return Wire.array(list, page.next());
  }

  /** snAcKc: {@code [albumKey, cursor, null, authKey]}; the last page has the cursor "". */
  JsonNode items(Call call) {
    requireSource(call);
    String key = call.text(0).orElseThrow(Refusal::badArguments);
    Optional<CloudAlbum> album =
        context.cloud().albums().stream().filter(one -> one.goesBy(key)).findFirst();
    Optional<String> cursor = call.cursor(1);
    if (album.isEmpty()) {
      // A deleted album's key still gets an answer, which is not a listing of anything.
      return Wire.array(null, null, "", null, null, 0);
    }
    return page(call, album.get(), cursor);
  }

  private JsonNode page(Call call, CloudAlbum album, Optional<String> cursor) {
    List<Held> entries = context.cloud().entries(album);
    Pages<Held> pages = new Pages<>(album.key(), entries, h -> h.item().takenAt(), Held::key);
    Pages.Page<Held> page = pages.at(cursor, ITEMS_PAGE);
    context.hash(page.rows().stream().map(Held::item).toList());
    ArrayNode items = Wire.array();
    for (Held held : page.rows()) {
      items.add(
          context.happens(Fault.RPC_NULL_ROW, call, held)
              ? Wire.node(null)
              : rows.inAlbum(held, album, items.size() * 16));
    }
    String next = page.next() == null ? "" : page.next();
    if (context.happens(Fault.RPC_CURSOR_REPEATED, call)) {
      next = pages.cursorOf(page);
    }
    return Wire.array(null, items.isEmpty() ? null : items, next, about(album), null, 0);
  }

  /** 43 values; 40 for an album without items, which has no cover. */
  private ArrayNode about(CloudAlbum album) {
    List<Held> entries = context.cloud().entries(album);
    int count = entries.size();
    Optional<Share> share = album.share();
    Message about = new Message().at(0, album.key()).at(1, album.title().orElse(null));
    about.at(2, albums.times(album)).at(4, albums.cover(album)).at(5, Actors.of(album.owner()));
    about.at(3, count == 0 ? null : wholeAlbum(album));
    about.at(6, Wire.json("[[3],[4],[5],[6],[8],[21],[10],[11],[16],[19],[22],[23]]"));
    about.at(7, share.map(Share::key).orElse(null)).at(8, share.isPresent() ? true : null);
    about.at(9, AlbumRows.members(album)).at(12, album.key()).at(14, false).at(16, false);
    about.at(10, share.isPresent() ? Wire.json("[true,true,[[3,1]],[1]]") : null);
    about.at(17, 0).at(18, share.isPresent() ? "" : null);
    about.at(19, share.map(Share::authKey).orElse(null));
    about.at(20, AlbumRows.members(album).size()).at(21, count);
    about.at(25, AlbumRows.remaining(count)).at(26, 0);
    about.at(28, Wire.array(AlbumRows.joined(album, album.owner())));
    about.at(31, 1).at(32, share.map(Share::url).orElse(null)).at(34, AlbumRows.kind(album));
    if (count == 0) {
      return about.inLongForm(40);
    }
    Held cover = entries.get(0);
    about.at(40, cover.key()).at(41, context.cloud().dedupKey(cover.item()));
    return about.extension(117194011, Wire.json("[[]]")).inLongForm(42);
  }

  private String wholeAlbum(CloudAlbum album) {
    return context.urls().url(SignedUrls.What.ALBUM_ZIP, List.of(album.key()));
  }

  private static void requireSource(Call call) {
    if (call.sourcePath().isEmpty()) {
      throw Refusal.badArguments();
    }
  }
}
