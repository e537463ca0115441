package photos.keepsake.googlephotos;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.Details;
import photos.keepsake.googlephotos.rpc.FileFacts;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.library.ItemFailure;
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
   * What is known of each of these files: nothing where the site refuses to tell, and no entry
   * where it did not answer.
   *
   * @param items as many as one call can ask about, at most
   * @param told the details that were asked for already
   */
  Map<ItemId, KnownFile> find(List<ItemRef> items, Map<ItemId, Answer<Details>> told) {
    List<ItemId> ids = items.stream().map(ItemRef::id).distinct().toList();
    Map<ItemId, KnownFile> found = new HashMap<>();
    facts(ids).forEach((id, facts) -> found.put(id, KnownFile.of(facts)));
    List<ItemId> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
    addDetails(missing, told, found);
    return found;
  }

  /**
   * What the site tells of these files and their neighbours in one call; those that were asked for
   * before are not asked for again.
   */
  Map<ItemId, FileFacts> facts(List<ItemId> ids) {
    Map<ItemId, FileFacts> found = new HashMap<>();
    for (FactsPage page : pages(ids)) {
      Map<ItemId, FileFacts> facts = page.get(this::ask);
      for (ItemId id : ids) {
        Optional.ofNullable(facts.get(id)).ifPresent(known -> found.put(id, known));
      }
    }
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

  /** What is left out, or was not answered at all, is asked for one by one. */
  private Optional<Map<ItemId, FileFacts>> ask(List<ItemId> ids) {
    try {
      return Optional.of(
          calls.extra(Call.fileFacts(ids), RpcFetcher::unnamed).stream()
              .flatMap(rows -> rows.read().stream())
              .collect(Collectors.toMap(FileFacts::id, Function.identity(), (one, other) -> one)));
    } catch (ItemFailure e) {
      return Optional.empty();
    }
  }

  private void addDetails(
      List<ItemId> ids, Map<ItemId, Answer<Details>> told, Map<ItemId, KnownFile> found) {
    List<ItemId> unasked = ids.stream().filter(id -> !told.containsKey(id)).toList();
    Map<ItemId, Answer<Details>> answers = new HashMap<>(told);
    if (!unasked.isEmpty()) {
      List<Answer<Details>> more = calls.all(unasked.stream().map(this::details).toList());
      for (int i = 0; i < unasked.size(); i++) {
        answers.put(unasked.get(i), more.get(i));
      }
    }
    for (ItemId id : ids) {
      Answer<Details> answer = Objects.requireNonNull(answers.get(id));
      answer.found().ifPresent(details -> found.put(id, KnownFile.of(details)));
      if (SiteCalls.blockage(details(id), answer).isPresent()) {
        found.put(id, KnownFile.NOTHING);
      }
    }
  }

  private Call<Details> details(ItemId id) {
    return Call.details(id, authKey(id));
  }

  private Optional<Secret> authKey(ItemId id) {
    return listed.album(id).flatMap(AlbumKey::authKey);
  }
}
