package photos.keepsake.googlephotos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Details;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.googlephotos.rpc.RpcId;
import photos.keepsake.googlephotos.tabs.FileUnderWay;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Fetches items by the addresses that the site's calls give. While the bytes of some items come,
 * the next ones are already asked for: a download that has begun belongs to Chrome.
 */
final class RpcFetcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RpcFetcher.class);

  /** Items whose addresses are asked for in one go, right before use. */
  private static final int STRETCH_MAX = RpcId.DOWNLOAD.callsPerPost();

  /** So many items of one call wait for their bytes, or with their bytes for who takes them. */
  private static final int BEGUN_MAX = 3;

  private final OfferAsker offers;
  private final FileFinder files;
  private final InfoReader infos;
  private final RawTwins twins;
  private final ItemStarter starter;
  private final Pace pace;
  private final HomeTab home;
  private final Set<Started> underWay = ConcurrentHashMap.newKeySet();

  RpcFetcher(
      OfferAsker offers,
      FileFinder files,
      RawTwins twins,
      ItemStarter starter,
      Pace pace,
      HomeTab home) {
    this.twins = twins;
    this.offers = offers;
    this.files = files;
    this.infos = new InfoReader(home);
    this.starter = starter;
    this.pace = pace;
    this.home = home;
  }

  /** As {@link Road#fetch}. */
  void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    for (int from = 0; from < items.size(); from += STRETCH_MAX) {
      List<ItemRef> some = items.subList(from, Math.min(items.size(), from + STRETCH_MAX));
      List<OfferAsker.Told> told = offers.ask(some);
      Map<ItemId, KnownFile> known = files.find(some, details(some, told));
      new Stretch(outcomes, known, twins.ask(some, known)).fetch(some, told);
    }
  }

  private static Map<ItemId, Answer<Details>> details(
      List<ItemRef> items, List<OfferAsker.Told> told) {
    Map<ItemId, Answer<Details>> details = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      ItemId id = items.get(i).id();
      told.get(i).details().ifPresent(answer -> details.put(id, answer));
    }
    return details;
  }

  /** Cancels every download that is under way. */
  @Override
  public void close() {
    underWay.forEach(Started::cancel);
  }

  /** Some neighbouring items; their outcomes are given in their order. */
  private final class Stretch {
    private final Consumer<FetchOutcome> outcomes;
    private final Map<ItemId, KnownFile> known;
    private final Map<ItemId, RawTwins.Told> groups;
    private final Deque<Supplier<FetchOutcome>> begun = new ArrayDeque<>();
    private final List<Started> own = new ArrayList<>();

    Stretch(
        Consumer<FetchOutcome> outcomes,
        Map<ItemId, KnownFile> known,
        Map<ItemId, RawTwins.Told> groups) {
      this.outcomes = outcomes;
      this.known = known;
      this.groups = groups;
    }

    void fetch(List<ItemRef> items, List<OfferAsker.Told> told) {
      try {
        for (int i = 0; i < items.size(); i++) {
          begun.add(begin(items.get(i), told.get(i)));
          finishDownTo(BEGUN_MAX);
        }
        finishDownTo(0);
      } finally {
        own.forEach(RpcFetcher.this::cancel);
      }
    }

    private void finishDownTo(int count) {
      while (begun.size() > count) {
        outcomes.accept(begun.remove().get());
      }
    }

    private Supplier<FetchOutcome> begin(ItemRef item, OfferAsker.Told told) {
      Optional<KnownFile> file = Optional.ofNullable(known.get(item.id()));
      try {
        DownloadOffer offer = OfferAsker.orThrow(told.offer());
        requireSamePhoto(item, offer);
        Optional<Details> details = told.details().flatMap(Answer::found);
        ItemInfo info = infos.info(offer, file.orElseThrow(RpcFetcher::unnamed), details);
        if (offer.address().isEmpty()) {
          return () -> withoutAddress(item, info);
        }
        return start(item, offer, info);
      } catch (ItemFailure e) {
        return () -> new FetchOutcome.Failed(item, e);
      } catch (RunFailure e) {
        ItemFailure failure = signedOut(e);
        return () -> new FetchOutcome.Failed(item, failure);
      } catch (ChromeException.Closed | ChromeException.Interrupted e) {
        throw Translation.of(e);
      } catch (ChromeException e) {
        LOG.debug("a tab stopped answering item={}", item.id(), e);
        ItemFailure failure = ItemFailure.temporary("the tab stopped answering", e);
        return () -> new FetchOutcome.Failed(item, failure);
      }
    }

    private Supplier<FetchOutcome> start(ItemRef item, DownloadOffer offer, ItemInfo info) {
      Optional<RawTwins.Twin> raw =
          Optional.ofNullable(groups.get(item.id())).flatMap(told -> twins.twin(item, told));
      Pace.Place place = place();
      try {
        List<FileUnderWay> coming =
            starter.start(item, offer, info.name(), raw.map(RawTwins.Twin::address));
        if (coming.isEmpty()) {
          place.close();
          return () -> missing(item, info);
        }
        ItemInfo all = info.withRawTwin(raw.flatMap(RawTwins.Twin::dedupKey));
        Started started = new Started(item, all, coming, place);
        own.add(started);
        underWay.add(started);
        return () -> finish(started);
      } catch (RuntimeException e) {
        place.close();
        throw e;
      }
    }

    /** Waits for it only when nothing of this call is under way, and takes what came otherwise. */
    private Pace.Place place() {
      while (!begun.isEmpty()) {
        Optional<Pace.Place> place = pace.tryBegin();
        if (place.isPresent()) {
          return place.get();
        }
        finishDownTo(begun.size() - 1);
      }
      return pace.begin();
    }
  }

  private static FetchOutcome missing(ItemRef item, ItemInfo info) {
    String reason = "the site has no file where it says that it is: status 404";
    return info.kind() == ItemKind.VIDEO
        ? new FetchOutcome.Unavailable(item, info, reason + "; it may still be processing it")
        : new FetchOutcome.Failed(item, ItemFailure.lasting(reason, null));
  }

  static ItemFailure unnamed() {
    return ItemFailure.temporary("the site did not answer when asked for its name", null);
  }

  private static void requireSamePhoto(ItemRef item, DownloadOffer offer) {
    boolean bothKnown = item.dedupKey().isPresent() && offer.item().dedupKey().isPresent();
    if (bothKnown && !item.dedupKey().equals(offer.item().dedupKey())) {
      String reason = "the site offered the file of another photo in its place";
      throw ItemFailure.temporary(reason, null);
    }
  }

  private static FetchOutcome withoutAddress(ItemRef item, ItemInfo info) {
    String video = "the site offers no file of this video; it may still be processing it";
    return info.kind() == ItemKind.VIDEO
        ? new FetchOutcome.Unavailable(item, info, video)
        : new FetchOutcome.Failed(item, ItemFailure.lasting("the site offers no file of it", null));
  }

  /** A host of files may ask for a sign-in although the session is good (gpb, 2026-09). */
  private ItemFailure signedOut(RunFailure failure) {
    if (failure.reason() != Reason.SIGNED_OUT) {
      throw failure;
    }
    home.requireSignedIn();
    String reason = "the site asked for a sign-in in place of its file, though you are signed in";
    return ItemFailure.temporary(reason, failure);
  }

  private FetchOutcome finish(Started started) {
    try {
      List<FetchedFile> files = new ArrayList<>();
      for (FileUnderWay file : started.files()) {
        files.add(file.await());
      }
      pace.wentWell();
      return new FetchOutcome.Fetched(started.item(), started.info(), files);
    } catch (ChromeException.Closed | ChromeException.Interrupted e) {
      throw Translation.of(e);
    } catch (ChromeException e) {
      pace.brokeOff();
      ItemFailure failure = ItemFailure.temporary("its download broke off", e);
      return new FetchOutcome.Failed(started.item(), failure);
    } finally {
      // Nothing happens to those that are complete.
      cancel(started);
    }
  }

  private void cancel(Started started) {
    if (underWay.remove(started)) {
      started.cancel();
    }
  }
}
