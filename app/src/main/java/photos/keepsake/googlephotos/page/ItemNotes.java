package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;

/**
 * What was learnt of an item before it is opened: from its tile whether it is a film that the site
 * made itself, and where its viewer is when it is not at the usual address, as in albums; from an
 * earlier visit whether its page stopped answering. Grows with those items only, and in languages
 * that are not known with every item until it came. Safe for several threads.
 *
 * <p>In such a language the first words of labels are learnt from what comes: when all items with
 * the same words were films, the next one is too.
 */
final class ItemNotes {
  private static final Pattern FILM_NAME =
      Pattern.compile(
          ".*\\.(mp4|m4v|mov|avi|mkv|3gp|webm|mpe?g|wmv|mts|m2ts)", Pattern.CASE_INSENSITIVE);

  private final Set<ItemId> highlights = ConcurrentHashMap.newKeySet();
  private final Set<ItemId> frozen = ConcurrentHashMap.newKeySet();
  private final Map<ItemId, URI> addresses = new ConcurrentHashMap<>();
  private final Map<ItemId, String> unknownWords = new ConcurrentHashMap<>();
  private final Map<String, Set<Boolean>> filmsByWords = new ConcurrentHashMap<>();

  /** Takes note of what is unusual about the tile. */
  void learn(Tile tile) {
    if (Labels.saysHighlightVideo(tile.label())) {
      highlights.add(tile.id());
    }
    Labels.unknownWords(tile.label()).ifPresent(words -> unknownWords.put(tile.id(), words));
    URI address = Site.fromRoot(tile.href());
    if (!address.equals(Site.photo(tile.id()))) {
      learnAddress(tile.id(), address);
    }
  }

  /** Takes note of where the item's viewer is. */
  void learnAddress(ItemId id, URI address) {
    addresses.put(id, address);
  }

  boolean isHighlight(ItemId id) {
    return highlights.contains(id);
  }

  /** A file of the item came under this name. */
  void came(ItemId id, String fileName) {
    String words = unknownWords.remove(id);
    if (words != null) {
      filmsByWords
          .computeIfAbsent(words, unseen -> ConcurrentHashMap.newKeySet())
          .add(FILM_NAME.matcher(fileName).matches());
    }
  }

  /** Whether the item's tile has the words of films, in a language that is not known. */
  boolean isNamedLikeFilms(ItemId id) {
    String words = unknownWords.get(id);
    return words != null && Set.of(true).equals(filmsByWords.get(words));
  }

  /** Whether the item's page stopped answering in an earlier visit. */
  boolean hasFrozen(ItemId id) {
    return frozen.contains(id);
  }

  /** Takes note that the item's page stopped answering; whether it had done so before. */
  boolean frozeBefore(ItemId id) {
    return !frozen.add(id);
  }

  /** Where the item's viewer is. */
  URI address(ItemId id) {
    return addresses.getOrDefault(id, Site.photo(id));
  }
}
