package photos.keepsake.googlephotos.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** The albums of a list, to be found by what a person calls them. For one thread. */
public final class AlbumIndex<A> {
  /** Shorter words are titles only. */
  private static final Pattern LOOKS_LIKE_ID = Pattern.compile("[A-Za-z0-9_-]{20,200}");

  private static final int NAMED_MAX = 10;

  private final Set<Entry<A>> entries = new LinkedHashSet<>();
  private final Map<String, Entry<A>> byId = new HashMap<>();
  private final Map<String, Set<Entry<A>>> byWords = new HashMap<>();

  private final BinaryOperator<A> join;

  /** Keeps of an album that is added twice what came first. */
  public AlbumIndex() {
    this((first, other) -> first);
  }

  /**
   * Holds nothing yet.
   *
   * @param join of an album that is there and the same one, added again
   */
  public AlbumIndex(BinaryOperator<A> join) {
    this.join = join;
  }

  private static final class Entry<A> {
    private final String id;
    private final String title;
    private A album;

    Entry(String id, String title, A album) {
      this.id = id;
      this.title = title;
      this.album = album;
    }

    String title() {
      return title;
    }

    A album() {
      return album;
    }
  }

  /**
   * Adds an album, or joins it with the one that has one of its ids already.
   *
   * @param ids under which it is known, the usual one first
   * @param words each of which may be its title
   * @return whether it was added
   */
  public boolean add(List<String> ids, String title, List<String> words, A album) {
    Optional<Entry<A>> same = ids.stream().filter(byId::containsKey).map(byId::get).findFirst();
    if (same.isPresent()) {
      same.get().album = join.apply(same.get().album, album);
      ids.forEach(id -> byId.putIfAbsent(id, same.get()));
      return false;
    }
    Entry<A> entry = new Entry<>(ids.get(0), title, album);
    entries.add(entry);
    ids.forEach(id -> byId.put(id, entry));
    for (String word : words) {
      byWords.computeIfAbsent(Labels.plain(word), key -> new LinkedHashSet<>()).add(entry);
    }
    return true;
  }

  /** How many there are. */
  public int size() {
    return entries.size();
  }

  /** All of them, in the order in which they were added. */
  public List<A> all() {
    return entries.stream().map(Entry::album).toList();
  }

  /**
   * The album of this title or id, each title as the site shows it, upper and lower case alike.
   *
   * @return empty where it is none of these, but could be the id of another
   * @throws RunFailure with USAGE when there is no such album, or more than one of that title
   */
  public Optional<A> find(String wanted) {
    Entry<A> known = byId.get(wanted);
    if (known != null) {
      return Optional.of(known.album());
    }
    List<Entry<A>> titled = List.copyOf(byWords.getOrDefault(Labels.plain(wanted), Set.of()));
    if (titled.size() > 1) {
      throw ambiguous(wanted, titled);
    }
    if (titled.isEmpty() && !LOOKS_LIKE_ID.matcher(wanted).matches()) {
      throw missing(wanted);
    }
    return titled.stream().map(Entry::album).findFirst();
  }

  private RunFailure missing(String wanted) {
    List<String> titles = new ArrayList<>();
    entries.stream()
        .map(Entry::title)
        .filter(title -> !title.isEmpty())
        .limit(NAMED_MAX)
        .forEach(titles::add);
    return new RunFailure(
        Reason.USAGE,
        "there is no album \"" + wanted + "\"",
        "the site lists " + entries.size() + " albums" + (titles.isEmpty() ? "" : ": " + titles),
        "give the title exactly as Google Photos shows it, or the id from the album's address");
  }

  private static <A> RunFailure ambiguous(String wanted, List<Entry<A>> titled) {
    return new RunFailure(
        Reason.USAGE,
        "there are " + titled.size() + " albums called \"" + wanted + "\"",
        "their ids are " + titled.stream().map(entry -> entry.id).toList(),
        "give the id instead of the title");
  }
}
