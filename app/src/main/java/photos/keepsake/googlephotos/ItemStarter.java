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
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.googlephotos.rpc.Motion;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.googlephotos.tabs.FileUnderWay;
import photos.keepsake.googlephotos.tabs.TabPool;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;

/** Begins the downloads of items. Safe for several threads. */
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
  private final FrameTab frames;
  private final TabPool<DirectTab> tabs;
  private final Pace pace;
  private final AtomicInteger frameFailures = new AtomicInteger();

  /**
   * A starter that has begun nothing.
   *
   * @param frames from which files are asked for
   * @param tabs from which they are, where frames get none
   * @param pace hears of hosts that ask for less
   */
  ItemStarter(OfferAsker offers, FrameTab frames, TabPool<DirectTab> tabs, Pace pace) {
    this.offers = offers;
    this.frames = frames;
    this.tabs = tabs;
    this.pace = pace;
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
   * @param name of its file
   * @param raw where its raw file is, if it has one
   * @return none when the site has no file where it says that it is
   * @throws ItemFailure when one that must be there does not come
   * @throws RoadBlocked when the address is none of those that may be opened
   */
  List<FileUnderWay> start(ItemRef item, DownloadOffer offer, String name, Optional<Secret> raw) {
    List<FileUnderWay> files = new ArrayList<>();
    try {
      for (Wanted wanted : wanted(offer, name, raw)) {
        begin(item, offer, wanted).ifPresent(files::add);
      }
      return files;
    } catch (Missing e) {
      cancel(files);
      return List.of();
    } catch (RuntimeException e) {
      cancel(files);
      throw e;
    }
  }

  /** Thrown out of the middle of an item of which the site has no file. */
  private static final class Missing extends RuntimeException {
    Missing() {
      super("no file", null, false, false);
    }
  }

  private static void cancel(List<FileUnderWay> files) {
    files.forEach(file -> file.download().cancel());
  }

  /** Where there are two addresses, only the bytes can tell which is that of the original. */
  private static List<Wanted> wanted(DownloadOffer offer, String name, Optional<Secret> raw) {
    List<Wanted> wanted = new ArrayList<>();
    if (offer.other().isPresent()) {
      wanted.add(new Wanted(FileRole.ORIGINAL, DownloadOffer::other, true));
      wanted.add(new Wanted(FileRole.AS_SERVED, DownloadOffer::address, false));
    } else {
      wanted.add(new Wanted(FileRole.ORIGINAL, DownloadOffer::address, false));
    }
    if (clip(offer).isPresent() && !CLIP_INSIDE.matcher(name).matches()) {
      wanted.add(new Wanted(FileRole.MOTION_CLIP, ItemStarter::clip, true));
    }
    if (raw.isPresent()) {
      wanted.add(new Wanted(FileRole.RAW_TWIN, any -> raw, true));
    }
    return wanted;
  }

  private static Optional<Secret> clip(DownloadOffer offer) {
    return offer.item().motion().flatMap(Motion::clip);
  }

  private Optional<FileUnderWay> begin(ItemRef item, DownloadOffer offer, Wanted wanted) {
    Optional<URI> address = wanted.address().apply(offer).flatMap(ItemStarter::permitted);
    if (address.isEmpty() && !wanted.optional()) {
      String reason = "VrseUb gives an address on a host that is not known";
      throw new RoadBlocked(Capability.DOWNLOADING, reason);
    }
    if (address.isEmpty()) {
      LOG.warn("a file beside the item's own is on an unknown host role={}", wanted.role());
      return Optional.empty();
    }
    FileReply reply = ask(address.get(), () -> renewed(item, wanted));
    if (reply instanceof FileReply.Began began) {
      return Optional.of(new FileUnderWay(wanted.role(), began.download()));
    }
    FileReply.NoFile none = (FileReply.NoFile) reply;
    if (none.isMissing() && !wanted.optional()) {
      throw new Missing();
    }
    ItemFailure failure = none.failure();
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
  private FileReply ask(URI address, Supplier<Optional<URI>> renewed) {
    boolean mayFrame = frameFailures.get() < FRAME_FAILURES_MAX;
    FileReply first = heard(mayFrame ? frames.ask(address) : go(address));
    if (!(first instanceof FileReply.NoFile none)) {
      if (mayFrame) {
        frameFailures.set(0);
      }
      return first;
    }
    if (none.isExpired()) {
      return renewed.get().map(newer -> heard(go(newer))).orElse(first);
    }
    if (none.isRefused() || !mayFrame) {
      return first;
    }
    FileReply second = heard(go(address));
    if (second instanceof FileReply.Began
        && frameFailures.incrementAndGet() == FRAME_FAILURES_MAX) {
      LOG.info("frames bring no files here, going to their addresses from now on");
    }
    return second;
  }

  private FileReply go(URI address) {
    try (TabPool<DirectTab>.Lease lease = tabs.lend()) {
      try {
        return lease.tab().ask(address);
      } catch (ChromeException e) {
        lease.replace();
        throw e;
      }
    }
  }

  private FileReply heard(FileReply reply) {
    if (reply instanceof FileReply.NoFile none && none.isOverloaded()) {
      pace.turnedDown(none.retryAfter());
    }
    return reply;
  }
}
