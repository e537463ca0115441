package photos.keepsake.googlephotos;

import static photos.keepsake.googlephotos.ScriptedSite.album;
import static photos.keepsake.googlephotos.ScriptedSite.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

/** A listing of a scripted site, with a memory of what was walked. */
abstract class ListingCase {
  final ScriptedSite site = new ScriptedSite();
  final List<String> notes = new ArrayList<>();
  final Memory memory = new Memory();
  final List<AlbumPart> parts = new ArrayList<>();
  List<String> partners = List.of();

  /** A full walk is due until one was done. */
  static final class Memory implements WalkMemory {
    final Map<String, String> stamps = new HashMap<>();
    final List<ItemRef> leftBehind = new ArrayList<>();
    boolean walked;
    boolean hasItems;

    @Override
    public boolean isFullWalkDue() {
      return !walked;
    }

    @Override
    public boolean hasItems() {
      return hasItems || walked;
    }

    @Override
    public Optional<String> albumStamp(AlbumId album) {
      return Optional.ofNullable(stamps.get(album.value()));
    }

    @Override
    public List<ItemRef> leftBehind() {
      return leftBehind;
    }

    @Override
    public void fullWalkDone() {
      walked = true;
    }
  }

  List<ItemRef> walk(String... albums) {
    return walk(page -> false, albums);
  }

  /** Lists as the engine does: a page that is all known is left where that is offered. */
  List<ItemRef> walk(Predicate<Page> known, String... albums) {
    RpcListing listing = listing(albums);
    parts.clear();
    List<ItemRef> items = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    do {
      Page page = listing.list(next);
      items.addAll(page.items());
      page.albums().forEach(this::learn);
      next = known.test(page) ? page.nextWhenKnown().or(page::next) : page.next();
    } while (next.isPresent());
    return items;
  }

  /** Which lists make the whole library. */
  SiteOptions.Lists lists = SiteOptions.Lists.ALL;

  RpcListing listing(String... albums) {
    SiteCalls calls = site.calls(notes);
    ListedItems listed = new ListedItems();
    FileFinder files = new FileFinder(calls, listed);
    return new RpcListing(
        calls,
        listed,
        files,
        memory,
        new SiteOptions(RoadChoice.RPC, List.of(albums), partners, lists, 1, 1));
  }

  /** Takes note of an album as the archive does. */
  void learn(AlbumPart part) {
    parts.add(part);
    if (part.isLast()) {
      memory.stamps.put(part.album().id().value(), part.album().stamp());
    }
  }

  static List<String> ids(List<ItemRef> items) {
    return items.stream().map(item -> item.id().value()).toList();
  }

  void libraryOf(Object... rows) {
    site.on(
        "lcxiM", arguments -> list(arguments.path(5).asInt(0) == 1 ? list(rows) : null, null, "0"));
    site.on("rJ0tlb", arguments -> list(rows.length, list(), null));
  }

  void albumOf(String key, Object... rows) {
    site.on(
        "snAcKc",
        arguments ->
            arguments.path(0).asString("").equals(key)
                ? list(null, list(rows), "", meta(key), null, 0)
                : list(null, null, "", null, null, 0));
  }

  static List<Object> meta(String key) {
    return list(key, "title", list(1, 2, null, null, 3));
  }

  String stamp(String key, String title, int count, long modified) {
    ScriptedSite other =
        new ScriptedSite()
            .on("Z5xsfc", arguments -> list(list(album(key, title, count, modified)), null));
    AlbumRecord record = new AlbumList(other.calls(notes)).read().find(key).orElseThrow();
    return AlbumWalk.stamp(record);
  }
}
