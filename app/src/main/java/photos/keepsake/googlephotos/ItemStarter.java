package photos.keepsake.googlephotos;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.googlephotos.rpc.Motion;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemRef;

/**
 * Begins the downloads of one item after another. Safe for several threads with tabs of their own.
 */
final class ItemStarter {
  private static final Logger LOG = LoggerFactory.getLogger(ItemStarter.class);

  /** After so many in a row that only came by going to their address, frames are not tried. */
  private static final int FRAME_FAILURES_MAX = 3;

  /**
   * Names of pictures with the clip inside the one file, as Android's cameras give them; a clip
   * beside it would be the same once more.
   */
  private static final Pattern CLIP_INSIDE =
      Pattern.compile("(?i)MVIMG_.*|.*\\.MP(~\\d+)?\\.(jpe?g|heic|avif)");

  private final OfferAsker offers;
  private final RawTwins twins;
  private final AtomicInteger frameFailures = new AtomicInteger();

  ItemStarter(OfferAsker offers, RawTwins twins) {
    this.offers = offers;
    this.twins = twins;
  }

  /**
   * A file to ask for.
   *
   * @param address where it is, in an offer that may be newer than the first one
   * @param optional whether the item can be had without it
   */
  private record Wanted(
      FileRole role, Function<DownloadOffer, Optional<Secret>> address, boolean optional) {}

  /**
   * Begins all of an item's files, of which the site offers at least one.
   *
   * @throws ItemFailure when one that must be there does not come
   * @throws RoadBlocked when the address is none of those that may be opened
   */
  Started start(DownloadTab tab, ItemRef item, DownloadOffer offer, ItemInfo info) {
    List<Started.Part> parts = new ArrayList<>();
    Started started = new Started(item, info, parts);
    try {
      for (Wanted wanted : wanted(item, offer, info)) {
        begin(tab, item, offer, wanted).ifPresent(parts::add);
      }
      return started;
    } catch (RuntimeException e) {
      started.cancel();
      throw e;
    }
  }

  /** Where there are two addresses, only the bytes can tell which is that of the original. */
  private List<Wanted> wanted(ItemRef item, DownloadOffer offer, ItemInfo info) {
    List<Wanted> wanted = new ArrayList<>();
    if (offer.other().isPresent()) {
      wanted.add(new Wanted(FileRole.ORIGINAL, DownloadOffer::other, true));
      wanted.add(new Wanted(FileRole.AS_SERVED, DownloadOffer::address, false));
    } else {
      wanted.add(new Wanted(FileRole.ORIGINAL, DownloadOffer::address, false));
    }
    if (clip(offer).isPresent() && !CLIP_INSIDE.matcher(info.name()).matches()) {
      wanted.add(new Wanted(FileRole.MOTION_CLIP, ItemStarter::clip, true));
    }
    twins
        .address(item, info.name())
        .ifPresent(raw -> wanted.add(new Wanted(FileRole.RAW_TWIN, any -> Optional.of(raw), true)));
    return wanted;
  }

  private static Optional<Secret> clip(DownloadOffer offer) {
    return offer.item().motion().flatMap(Motion::clip);
  }

  private Optional<Started.Part> begin(
      DownloadTab tab, ItemRef item, DownloadOffer offer, Wanted wanted) {
    Optional<URI> address = wanted.address().apply(offer).flatMap(ItemStarter::permitted);
    if (address.isEmpty() && !wanted.optional()) {
      String reason = "VrseUb gives an address on a host that is not known";
      throw new RoadBlocked(Capability.DOWNLOADING, reason);
    }
    if (address.isEmpty()) {
      LOG.warn("a file beside the item's own is on an unknown host role={}", wanted.role());
      return Optional.empty();
    }
    FileReply reply = ask(tab, address.get(), () -> renewed(item, wanted));
    if (reply instanceof FileReply.Began began) {
      return Optional.of(new Started.Part(wanted.role(), began.download()));
    }
    ItemFailure failure = ((FileReply.NoFile) reply).failure();
    if (!wanted.optional() || failure.isTemporary()) {
      throw failure;
    }
    LOG.warn("a file beside the item's own is refused role={}", wanted.role());
    return Optional.empty();
  }

  private Optional<URI> renewed(ItemRef item, Wanted wanted) {
    return offers.again(item).flatMap(wanted.address()).flatMap(ItemStarter::permitted);
  }

  private static Optional<URI> permitted(Secret address) {
    return Site.isFileHost(address.value())
        ? Optional.of(URI.create(address.value()))
        : Optional.empty();
  }

  /** In a frame; then, unless it was refused for good, by going there, if need be anew. */
  private FileReply ask(DownloadTab tab, URI address, Supplier<Optional<URI>> renewed) {
    boolean frames = frameFailures.get() < FRAME_FAILURES_MAX;
    FileReply first = frames ? tab.askInFrame(address) : tab.askByGoing(address);
    if (!(first instanceof FileReply.NoFile none)) {
      if (frames) {
        frameFailures.set(0);
      }
      return first;
    }
    if (none.isExpired()) {
      return renewed.get().map(tab::askByGoing).orElse(first);
    }
    if (none.isRefused() || !frames) {
      return first;
    }
    FileReply second = tab.askByGoing(address);
    if (second instanceof FileReply.Began) {
      frameFailures.incrementAndGet();
    }
    return second;
  }
}
