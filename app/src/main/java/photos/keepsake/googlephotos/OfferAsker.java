package photos.keepsake.googlephotos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.Details;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.googlephotos.rpc.Drift;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/**
 * Asks where files can be had, right before they are fetched, and along with it what else the site
 * knows of them, for as long as it tells that. Safe for several threads.
 */
final class OfferAsker {
  private final SiteCalls calls;
  private final ListedItems listed;
  private final OfferJudge judge = new OfferJudge();
  private volatile boolean everTold;
  private volatile boolean tellsDetails = true;

  OfferAsker(SiteCalls calls, ListedItems listed) {
    this.calls = calls;
    this.listed = listed;
  }

  /** What the site said of one item; without details where they were not asked for. */
  record Told(Answer<DownloadOffer> offer, Optional<Answer<Details>> details) {}

  /**
   * What the site says of each of the items, in their order.
   *
   * @throws RoadBlocked when it offers nothing that is understood for any of them
   */
  List<Told> ask(List<ItemRef> items) {
    List<Call<DownloadOffer>> asked = items.stream().map(item -> call(item.id())).toList();
    List<Told> told = tellsDetails ? withDetails(items, asked) : withoutDetails(asked);
    judge.require(items, asked.get(0), told.stream().map(Told::offer).toList());
    return told;
  }

  private List<Told> withoutDetails(List<Call<DownloadOffer>> asked) {
    return calls.all(asked).stream().map(offer -> new Told(offer, Optional.empty())).toList();
  }

  /** In the same request, since requests are what is limited. */
  private List<Told> withDetails(List<ItemRef> items, List<Call<DownloadOffer>> asked) {
    List<Call<Details>> extras = items.stream().map(item -> details(item.id())).toList();
    List<Call<?>> both = new ArrayList<>(asked);
    both.addAll(extras);
    List<Answer<Object>> answers = calls.all(both);
    List<Answer<Object>> ofExtras = answers.subList(items.size(), answers.size());
    if (isAnyFound(answers)) {
      goWithoutIfRefused(extras.get(0), ofExtras);
    } else if (SiteCalls.blockage(asked.get(0), answers.get(0)).isPresent()) {
      return alone(asked, extras.get(0), ofExtras.get(0));
    }
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Answer<Details> details = ofExtras.get(i).as(Details.class);
      told.add(new Told(answers.get(i).as(DownloadOffer.class), Optional.of(details)));
    }
    return told;
  }

  private static boolean isAnyFound(List<? extends Answer<?>> answers) {
    return answers.stream().anyMatch(answer -> answer.found().isPresent());
  }

  /** An id that is gone could take its whole request with it. */
  private List<Told> alone(
      List<Call<DownloadOffer>> asked, Call<Details> extra, Answer<Object> answer) {
    List<Told> told = withoutDetails(asked);
    if (isAnyFound(told.stream().map(Told::offer).toList())) {
      goWithoutIfRefused(extra, List.of(answer));
    }
    return told;
  }

  /** A single one may be the item's own trouble, once others went well; silence may pass. */
  private void goWithoutIfRefused(Call<Details> asked, List<Answer<Object>> answers) {
    everTold |= isAnyFound(answers);
    boolean isEnough = answers.size() > 1 || !everTold;
    if (isEnough && answers.stream().allMatch(OfferAsker::isNoLongerGiven)) {
      tellsDetails = false;
      calls.goWithout(asked, SiteCalls.reason(asked, answers.get(0)));
    }
  }

  private static boolean isNoLongerGiven(Answer<?> answer) {
    return answer instanceof Answer.Drifted<?>
        || (answer instanceof Answer.Refused<?> && !SiteCalls.isNotThere(answer));
  }

  /** Asks once more for one of them, because its address is too old. */
  Optional<DownloadOffer> again(ItemRef item) {
    return calls.all(List.of(call(item.id()))).get(0).found();
  }

  /** The album is named where it opens something: what others put into a shared one. */
  private Call<DownloadOffer> call(ItemId id) {
    Optional<AlbumKey> shared = listed.album(id).filter(AlbumKey::isShared);
    return Call.download(id, shared.map(AlbumKey::id), shared.flatMap(AlbumKey::authKey));
  }

  private Call<Details> details(ItemId id) {
    return Call.details(id, listed.album(id).flatMap(AlbumKey::authKey));
  }

  /** The offer, or the item's failure. */
  static DownloadOffer orThrow(Answer<DownloadOffer> answer) {
    return answer.match(
        new Answer.Cases<>() {
          @Override
          public DownloadOffer answered(DownloadOffer offer) {
            return offer;
          }

          @Override
          public DownloadOffer nothing() {
            throw ItemFailure.temporary("the site gave no address for it", null);
          }

          @Override
          public DownloadOffer refused(int code) {
            String reason = "the site refused to give its address, with code " + code;
            throw ItemFailure.lasting(reason, null);
          }

          @Override
          public DownloadOffer signedOut() {
            String reason = "the site took a request for one of a signed-out visitor";
            throw ItemFailure.temporary(reason, null);
          }

          @Override
          public DownloadOffer tokenStale() {
            throw ItemFailure.temporary("the site did not accept the page's token", null);
          }

          @Override
          public DownloadOffer overloaded(Optional<Duration> retryAfter) {
            throw ItemFailure.temporary("the site did not answer when asked for its address", null);
          }

          @Override
          public DownloadOffer drifted(Drift drift) {
            String reason = "the site gave its address in a form that is not known: " + drift;
            throw ItemFailure.lasting(reason, null);
          }
        });
  }
}
