package photos.keepsake.googlephotos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Download;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.googlephotos.rpc.Actor;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.RpcId;
import photos.keepsake.googlephotos.rpc.Space;
import photos.keepsake.googlephotos.tabs.TabPool;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Fetches items by the addresses that the site's calls give. While the bytes of some items come,
 * the tab already asks for the next ones: a download that has begun belongs to Chrome.
 */
final class RpcFetcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RpcFetcher.class);

  /** Items whose addresses are asked for in one go, right before use. */
  private static final int STRETCH_MAX = RpcId.DOWNLOAD.callsPerPost();

  /** So many items of a tab are under way at once: enough to hide the way to the site and back. */
  private static final int UNDER_WAY_MAX = 3;

  /** Without a byte for so long a download is given up; there is no limit on its whole time. */
  private static final Duration STALL_DEADLINE = Duration.ofSeconds(60);

  private final OfferAsker offers;
  private final FileFinder files;
  private final ItemStarter starter;
  private final TabPool<DownloadTab> tabs;
  private final HomeTab home;
  private final Set<Started> underWay = ConcurrentHashMap.newKeySet();

  RpcFetcher(
      OfferAsker offers,
      FileFinder files,
      ItemStarter starter,
      TabPool<DownloadTab> tabs,
      HomeTab home) {
    this.offers = offers;
    this.files = files;
    this.starter = starter;
    this.tabs = tabs;
    this.home = home;
  }

  /** As {@link Road#fetch}. */
  void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    for (int from = 0; from < items.size(); from += STRETCH_MAX) {
      List<ItemRef> some = items.subList(from, Math.min(items.size(), from + STRETCH_MAX));
      List<Answer<DownloadOffer>> offered = offers.ask(some);
      new Stretch(outcomes).fetch(some, offered, files.find(some));
    }
  }

  /** Cancels every download that is under way. */
  @Override
  public void close() {
    underWay.forEach(Started::cancel);
  }

  /** Some neighbouring items; their outcomes are given in their order. */
  private final class Stretch {
    private final Consumer<FetchOutcome> outcomes;
    private final Deque<Supplier<FetchOutcome>> begun = new ArrayDeque<>();
    private final List<Started> own = new ArrayList<>();

    Stretch(Consumer<FetchOutcome> outcomes) {
      this.outcomes = outcomes;
    }

    void fetch(
        List<ItemRef> items, List<Answer<DownloadOffer>> offered, Map<ItemId, KnownFile> known) {
      try {
        try (TabPool<DownloadTab>.Lease lease = tabs.lend()) {
          for (int i = 0; i < items.size(); i++) {
            ItemRef item = items.get(i);
            Optional<KnownFile> file = Optional.ofNullable(known.get(item.id()));
            begun.add(begin(lease, item, offered.get(i), file));
            finishDownTo(UNDER_WAY_MAX);
          }
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

    private Supplier<FetchOutcome> begin(
        TabPool<DownloadTab>.Lease lease,
        ItemRef item,
        Answer<DownloadOffer> answer,
        Optional<KnownFile> file) {
      try {
        DownloadOffer offer = OfferAsker.orThrow(answer);
        requireSamePhoto(item, offer);
        ItemInfo info = info(offer, file.orElseThrow(RpcFetcher::unnamed));
        if (offer.address().isEmpty()) {
          return () -> new FetchOutcome.Unavailable(item, info, whyNoAddress(info));
        }
        return start(lease.tab(), item, offer, info);
      } catch (ItemFailure e) {
        return () -> new FetchOutcome.Failed(item, e);
      } catch (RunFailure e) {
        ItemFailure failure = signedOut(e);
        return () -> new FetchOutcome.Failed(item, failure);
      } catch (ChromeException.Closed | ChromeException.Interrupted e) {
        throw Translation.of(e);
      } catch (ChromeException e) {
        LOG.debug("tab replaced item={}", item.id(), e);
        lease.replace();
        ItemFailure failure = ItemFailure.temporary("the tab stopped answering", e);
        return () -> new FetchOutcome.Failed(item, failure);
      }
    }

    private Supplier<FetchOutcome> start(
        DownloadTab tab, ItemRef item, DownloadOffer offer, ItemInfo info) {
      try {
        Started started = starter.start(tab, item, offer, info);
        own.add(started);
        underWay.add(started);
        return () -> finish(started);
      } catch (ItemFailure e) {
        return () -> turnedDown(item, info, e);
      }
    }
  }

  /** A video that the site turns down for good is one that it has not made ready. */
  private static FetchOutcome turnedDown(ItemRef item, ItemInfo info, ItemFailure failure) {
    return info.kind() == ItemKind.VIDEO && !failure.isTemporary()
        ? new FetchOutcome.Unavailable(item, info, failure.reason())
        : new FetchOutcome.Failed(item, failure);
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

  private static String whyNoAddress(ItemInfo info) {
    return info.kind() == ItemKind.VIDEO
        ? "the site offers no file of this video; it may still be processing it"
        : "the site offers no file of it";
  }

  private ItemInfo info(DownloadOffer offer, KnownFile file) {
    MediaItem item = offer.item();
    return new ItemInfo(
        file.name(),
        item.video().isPresent() ? ItemKind.VIDEO : ItemKind.PHOTO,
        Optional.of(RpcListing.takenTime(item.takenAt(), item.zone())),
        file.sizeBytes(),
        kept(offer, file));
  }

  /** The owner is named by account where it is named at all; a saved copy is one's own. */
  private KeptVersion kept(DownloadOffer offer, KnownFile file) {
    Optional<String> owner = offer.owner().flatMap(Actor::gaiaId);
    Optional<String> self = home.gaiaId();
    boolean othersOwn = owner.isPresent() && self.isPresent() && !owner.equals(self);
    if (othersOwn || offer.item().capabilities().isNotSaved()) {
      return KeptVersion.OF_ANOTHER_PERSON;
    }
    Optional<Space> space = file.space().or(() -> offer.item().space());
    if (space.isEmpty() || space.get().quality().isEmpty()) {
      return KeptVersion.UNKNOWN;
    }
    return space.get().isOriginal() ? KeptVersion.ORIGINAL : KeptVersion.SMALLER;
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
      for (Started.Part part : started.parts()) {
        files.add(file(part));
      }
      return new FetchOutcome.Fetched(started.item(), started.info(), files);
    } catch (ChromeException.Closed | ChromeException.Interrupted e) {
      throw Translation.of(e);
    } catch (ChromeException e) {
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

  private static FetchedFile file(Started.Part part) {
    Download download = part.download();
    Path path = download.awaitComplete(STALL_DEADLINE);
    long announced = download.totalBytes();
    return new FetchedFile(
        path,
        part.role(),
        download.suggestedName(),
        announced > 0 ? OptionalLong.of(announced) : OptionalLong.empty());
  }
}
