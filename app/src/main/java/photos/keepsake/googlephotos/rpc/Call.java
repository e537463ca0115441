package photos.keepsake.googlephotos.rpc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Sha1;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call: what is asked and how its answer is read. The forms of the arguments are those that
 * clients in use send (2024 to 2026-10); wrong ones do not fail but return less. A cursor is null
 * at first: an empty one is refused.
 */
public final class Call<T> {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The most that a library page gives (clients in use since 2024-03). */
  public static final int LIBRARY_PAGE_MAX = 500;

  /** Enough for few requests; 5,000 were answered with nothing for some accounts (2025). */
  public static final int FILE_FACTS_MAX = 500;

  private static final int ALBUMS_PER_PAGE = 100;
  private static final int NULLS_BEFORE_FACTS = 24;
  private static final int NULLS_WITHIN_FACTS = 10;

  private final RpcId id;
  private final String arguments;
  private final String sourcePath;
  private final Function<Jspb, T> reader;

  private Call(RpcId id, String sourcePath, Function<Jspb, T> reader, @Nullable Object... given) {
    this.id = id;
    this.arguments = JSON.writeValueAsString(given);
    this.sourcePath = sourcePath;
    this.reader = reader;
  }

  /** A page of the library or the archive; the first one where there is no cursor. */
  public static Call<RowPage<MediaItem>> library(Shelf shelf, Optional<String> cursor) {
    return new Call<>(
        RpcId.LIBRARY,
        shelf.path(),
        MediaItem::page,
        orNull(cursor),
        null,
        LIBRARY_PAGE_MAX,
        null,
        1,
        shelf.source());
  }

  /** A page of the items that came last, newest first. */
  public static Call<RowPage<MediaItem>> recentlyAdded(Optional<String> cursor) {
    List<Object> filter = List.of(List.of(4, "ra", 0, 0));
    return new Call<>(RpcId.SEARCH, "/search", MediaItem::page, "", filter, orNull(cursor));
  }

  /** A page of the favourites; the word stays English in every language, the numbers choose. */
  public static Call<RowPage<MediaItem>> favourites(Optional<String> cursor) {
    List<Object> filter = List.of(List.of(5, "8", 0, 9));
    return new Call<>(
        RpcId.SEARCH, "/search", MediaItem::page, "Favorites", filter, orNull(cursor));
  }

  /** The site's own counts. */
  public static Call<Timeline> timeline(Optional<String> cursor) {
    return new Call<>(RpcId.TIMELINE, "/", Timeline::of, orNull(cursor), null, 1);
  }

  /** A page of all albums: {@code [2],5} at the end is what makes it all (since 2024-12). */
  public static Call<RowPage<AlbumRecord>> albums(Optional<String> cursor) {
    return new Call<>(
        RpcId.ALBUMS,
        "/albums",
        answer -> RowPage.of(answer, AlbumRecord::ofList),
        orNull(cursor),
        null,
        null,
        null,
        1,
        null,
        null,
        ALBUMS_PER_PAGE,
        List.of(2),
        5);
  }

  /** A page of the sharing page. */
  public static Call<RowPage<AlbumRecord>> sharing(Optional<String> cursor) {
    return new Call<>(
        RpcId.SHARING,
        "/sharing",
        answer -> RowPage.of(answer, AlbumRecord::ofSharing),
        orNull(cursor),
        null,
        2,
        null,
        3);
  }

  /** A page of an album's items. */
  public static Call<AlbumPage> albumItems(
      ItemId album, Optional<Secret> authKey, Optional<String> cursor) {
    return new Call<>(
        RpcId.ALBUM_ITEMS,
        "/album/" + album.value(),
        AlbumPage::of,
        album.value(),
        orNull(cursor),
        null,
        orNull(authKey.map(Secret::value)));
  }

  /** The address of an item's file; an item of another's album needs the album and its key. */
  public static Call<DownloadOffer> download(
      ItemId item, Optional<ItemId> album, Optional<Secret> authKey) {
    return new Call<>(
        RpcId.DOWNLOAD,
        "/photo/" + item.value(),
        DownloadOffer::of,
        item.value(),
        null,
        orNull(authKey.map(Secret::value)),
        null,
        orNull(album.map(ItemId::value)));
  }

  /** An item's details; the last argument makes it answer for items in the trash too (2025-02). */
  public static Call<Details> details(ItemId item, Optional<Secret> authKey) {
    return new Call<>(
        RpcId.DETAILS,
        "/photo/" + item.value(),
        Details::of,
        item.value(),
        1,
        orNull(authKey.map(Secret::value)),
        null,
        1);
  }

  /**
   * Names and sizes of many items.
   *
   * @param items 1 to {@link #FILE_FACTS_MAX}
   */
  public static Call<Rows<FileFacts>> fileFacts(List<ItemId> items) {
    requireBetween(1, FILE_FACTS_MAX, items.size());
    List<Object> keys = List.copyOf(items.stream().map(item -> List.of(item.value())).toList());
    return new Call<>(
        RpcId.FILE_FACTS, "/", FileFacts::rows, List.of(List.of(keys), List.of(wantedFacts())));
  }

  private static List<@Nullable Object> wantedFacts() {
    List<@Nullable Object> wanted = nulls(NULLS_BEFORE_FACTS);
    wanted.add(List.of());
    wanted.addAll(nulls(NULLS_WITHIN_FACTS));
    wanted.add(List.of());
    return wanted;
  }

  private static List<@Nullable Object> nulls(int count) {
    return new ArrayList<>(Collections.nCopies(count, null));
  }

  /** The members of a RAW+JPEG group. */
  public static Call<RawGroup> rawGroup(String group) {
    return new Call<>(RpcId.RAW_GROUP, "/", RawGroup::of, group, null, 1, 1);
  }

  /** Which items were uploaded as bytes with these hashes. */
  public static Call<Rows<HashMatch>> hashMatches(List<Sha1> hashes) {
    requireBetween(1, FILE_FACTS_MAX, hashes.size());
    List<String> asked = hashes.stream().map(Sha1::base64).toList();
    return new Call<>(RpcId.HASH_MATCHES, "/", HashMatch::rows, asked, null, 3, 0);
  }

  /** A page of the trash. */
  public static Call<RowPage<MediaItem>> trash(Optional<String> cursor) {
    return new Call<>(RpcId.TRASH, "/trash", MediaItem::page, orNull(cursor));
  }

  /** The account's storage. */
  public static Call<Quota> quota() {
    return new Call<>(RpcId.QUOTA, "/", Quota::of);
  }

  /**
   * A page of what a partner shares.
   *
   * @param partner the partner's own key, not an account's number
   */
  public static Call<RowPage<MediaItem>> partner(
      String partner, String gaiaId, Optional<String> cursor) {
    List<@Nullable Object> whose = nulls(1);
    whose.add(List.of(List.of(List.of(2, 1))));
    whose.add(List.of(partner));
    whose.add(new ArrayList<>(Arrays.asList(null, gaiaId)));
    whose.add(1);
    return new Call<>(
        RpcId.PARTNER,
        "/",
        answer -> RowPage.of(answer, 1, 0, MediaItem::of),
        orNull(cursor),
        null,
        whose);
  }

  /** What is asked. */
  public RpcId id() {
    return id;
  }

  /** The arguments, as JSON. */
  String arguments() {
    return arguments;
  }

  /** The page on which the app would ask this; album calls are refused without (2026-08). */
  String sourcePath() {
    return sourcePath;
  }

  /** Reads the payload of an answer; never throws, whatever it is. */
  Answer<T> read(String payload) {
    try {
      return new Answer.Answered<>(reader.apply(Jspb.parse(id.id(), payload)));
    } catch (DriftException e) {
      return new Answer.Drifted<>(e.drift());
    }
  }

  private static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }

  private static void requireBetween(int min, int max, int count) {
    if (count < min || count > max) {
      throw new IllegalArgumentException(count + " is not between " + min + " and " + max);
    }
  }

  @Override
  public String toString() {
    return "Call[" + id.id() + "]";
  }
}
