package photos.keepsake.googlephotos;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.RawGroup;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/**
 * Finds the raw file behind a picture that the camera made in two forms. Only the picture stands in
 * any list; the group's id stands in its name (mirrortools, 2026-09).
 */
final class RawTwins {
  private static final Pattern COVER =
      Pattern.compile("(?i)PXL_(\\d{8}_\\d{9})\\b.*\\b(RAW|COVER)\\b.*\\.(jpe?g|heic)");

  /** Makes the address of a picture that of the stored file; a DNG came byte-exact (2026-09). */
  private static final String STORED_FILE = "=s0-d-I";

  private final SiteCalls calls;

  RawTwins(SiteCalls calls) {
    this.calls = calls;
  }

  /**
   * Asks for the groups of those that have one, by their names, all at once: requests are what is
   * limited.
   */
  Map<ItemId, Told> ask(List<ItemRef> items, Map<ItemId, KnownFile> known) {
    Map<ItemId, Call<RawGroup>> asked = new LinkedHashMap<>();
    for (ItemRef item : items) {
      KnownFile file = known.getOrDefault(item.id(), KnownFile.NOTHING);
      group(file.name()).ifPresent(group -> asked.put(item.id(), Call.rawGroup(group)));
    }
    Map<ItemId, Told> told = new HashMap<>();
    if (!asked.isEmpty()) {
      Iterator<Answer<RawGroup>> answers = calls.all(List.copyOf(asked.values())).iterator();
      asked.forEach((id, call) -> told.put(id, new Told(call, answers.next())));
    }
    return told;
  }

  /** What the site said of one group. */
  record Told(Call<RawGroup> call, Answer<RawGroup> answer) {}

  private static Optional<String> group(String name) {
    Matcher cover = COVER.matcher(name);
    return cover.matches() ? Optional.of(cover.group(1)) : Optional.empty();
  }

  /**
   * A raw file.
   *
   * @param dedupKey of its own, which tells the hash of its bytes
   */
  record Twin(Secret address, Optional<DedupKey> dedupKey) {}

  /**
   * The raw file of the item, if its group has one.
   *
   * @throws ItemFailure when the site did not answer; without its raw file the item is not whole
   */
  Optional<Twin> twin(ItemRef item, Told told) {
    return calls
        .given(told.call(), told.answer(), RawTwins::unanswered)
        .flatMap(found -> other(found.members().read(), item))
        .flatMap(RawTwins::twin);
  }

  private static Optional<Twin> twin(MediaItem member) {
    return member
        .image()
        .map(image -> new Secret(image.address().value() + STORED_FILE))
        .map(address -> new Twin(address, member.dedupKey()));
  }

  private static ItemFailure unanswered() {
    return ItemFailure.temporary("the site did not answer when asked for its raw file", null);
  }

  private static Optional<MediaItem> other(List<MediaItem> members, ItemRef item) {
    return members.stream().filter(member -> isOther(member, item)).findFirst();
  }

  private static boolean isOther(MediaItem member, ItemRef item) {
    boolean sameBytes = member.dedupKey().isPresent() && member.dedupKey().equals(item.dedupKey());
    return !member.id().equals(item.id()) && !sameBytes;
  }
}
