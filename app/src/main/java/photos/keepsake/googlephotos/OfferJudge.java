package photos.keepsake.googlephotos;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/**
 * Tells by what was answered so far whether files can still be had by calls, or whether only some
 * items are in trouble. Safe for several threads.
 */
final class OfferJudge {
  private boolean everAnswered;
  private boolean everAddressed;

  /** Items without an offer since the last one that came. */
  private final Set<ItemId> doubted = new HashSet<>();

  /**
   * Looks at the answers to one stretch of items.
   *
   * @throws RoadBlocked when the site no longer offers files in a way that is understood
   */
  synchronized void require(
      List<ItemRef> items, Call<DownloadOffer> asked, List<Answer<DownloadOffer>> answers) {
    List<DownloadOffer> offers = answers.stream().flatMap(told -> told.found().stream()).toList();
    requireAddresses(asked, offers);
    if (!offers.isEmpty()) {
      everAnswered = true;
      doubted.clear();
      return;
    }
    if (!everAnswered) {
      requireAnySound(asked, answers);
    }
    if (answers.stream().allMatch(answer -> SiteCalls.blockage(asked, answer).isPresent())) {
      requireOwnTrouble(items, asked, answers);
    }
  }

  /** A video may be in the making; a photo without an address means that it stands elsewhere. */
  private void requireAddresses(Call<DownloadOffer> asked, List<DownloadOffer> offers) {
    everAddressed |= offers.stream().anyMatch(offer -> offer.address().isPresent());
    boolean anyPhoto = offers.stream().anyMatch(offer -> offer.item().video().isEmpty());
    if (anyPhoto && !everAddressed) {
      String reason = asked.id().id() + " gives no address of a file";
      throw new RoadBlocked(Capability.DOWNLOADING, reason);
    }
  }

  /** Where none ever came, silence is as good as a refusal: the pages may still work. */
  private static void requireAnySound(
      Call<DownloadOffer> asked, List<Answer<DownloadOffer>> answers) {
    Optional<String> why = SiteCalls.silence(asked, answers.get(0));
    if (answers.stream().allMatch(answer -> SiteCalls.silence(asked, answer).isPresent())) {
      throw new RoadBlocked(Capability.DOWNLOADING, why.orElseThrow());
    }
  }

  /** Once others went well; several of which each may be gone are believed one time. */
  private void requireOwnTrouble(
      List<ItemRef> items, Call<DownloadOffer> asked, List<Answer<DownloadOffer>> answers) {
    boolean isSingle = answers.size() == 1;
    boolean mayBeOwn = answers.stream().anyMatch(OfferJudge::mayBeOwn);
    if (everAnswered && (isSingle || (mayBeOwn && !isSecondTime(items)))) {
      return;
    }
    String reason = SiteCalls.blockage(asked, answers.get(0)).orElseThrow();
    throw new RoadBlocked(Capability.DOWNLOADING, reason);
  }

  private static boolean mayBeOwn(Answer<?> answer) {
    return answer instanceof Answer.Nothing<?> || SiteCalls.isNotThere(answer);
  }

  /** The same items once more prove nothing new. */
  private boolean isSecondTime(List<ItemRef> items) {
    boolean isFirst = doubted.isEmpty();
    return items.stream().map(ItemRef::id).filter(doubted::add).count() > 0 && !isFirst;
  }
}
