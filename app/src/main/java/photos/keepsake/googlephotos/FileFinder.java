package photos.keepsake.googlephotos;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.Details;
import photos.keepsake.googlephotos.rpc.FileFacts;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/**
 * Finds names and sizes: for a whole page of a listing in one call, and one by one for those that
 * this call leaves out, as it does for items of others.
 */
final class FileFinder {
  private final SiteCalls calls;
  private final ListedItems listed;

  FileFinder(SiteCalls calls, ListedItems listed) {
    this.calls = calls;
    this.listed = listed;
  }

  /**
   * What is known of each of these files; of some it may be nothing.
   *
   * @param items as many as one call can ask about, at most
   */
  Map<ItemId, KnownFile> find(List<ItemRef> items) {
    List<ItemId> ids = items.stream().map(ItemRef::id).distinct().toList();
    Map<ItemId, KnownFile> found = new HashMap<>();
    for (FactsPage page : pages(ids)) {
      Map<ItemId, FileFacts> facts = page.get(this::ask);
      for (ItemId id : ids) {
        Optional.ofNullable(facts.get(id)).ifPresent(known -> found.put(id, KnownFile.of(known)));
      }
    }
    List<ItemId> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
    addDetails(missing, found);
    return found;
  }

  private Set<FactsPage> pages(List<ItemId> ids) {
    Set<FactsPage> pages = new LinkedHashSet<>();
    List<ItemId> forgotten = ids.stream().filter(id -> listed.page(id).isEmpty()).toList();
    if (!forgotten.isEmpty()) {
      pages.add(new FactsPage(forgotten));
    }
    ids.forEach(id -> listed.page(id).ifPresent(pages::add));
    return pages;
  }

  private Optional<Map<ItemId, FileFacts>> ask(List<ItemId> ids) {
    return calls
        .extra(Call.fileFacts(ids))
        .map(
            rows ->
                rows.read().stream()
                    .collect(
                        Collectors.toMap(FileFacts::id, Function.identity(), (one, other) -> one)));
  }

  private void addDetails(List<ItemId> ids, Map<ItemId, KnownFile> found) {
    if (ids.isEmpty()) {
      return;
    }
    List<Answer<Details>> answers =
        calls.all(ids.stream().map(id -> Call.details(id, authKey(id))).toList());
    for (int i = 0; i < ids.size(); i++) {
      Optional<Details> details = answers.get(i).found();
      found.put(ids.get(i), details.map(KnownFile::of).orElse(KnownFile.NOTHING));
    }
  }

  private Optional<Secret> authKey(ItemId id) {
    return listed.album(id).flatMap(AlbumKey::authKey);
  }
}
