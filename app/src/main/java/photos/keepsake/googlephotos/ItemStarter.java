package photos.keepsake.googlephotos;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
import photos.keepsake.googlephotos.tabs.FileUnderWay;
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
  private final Function<URI, FileReply> frame;
  private final Function<URI, FileReply> going;
  private final Pace pace;
  private final Consumer<String> notes;
  private final AtomicInteger frameFailures = new AtomicInteger();
  private final Set<FileRole> missed = ConcurrentHashMap.newKeySet();

  /**
   * A starter that has begun nothing.
   *
   * @param frame asks for a file in a frame
   * @param going asks for it by going to its address, where frames get none
   * @param pace hears of hosts that ask for less
   * @param notes hears, once for each role, that items came without such a file
   */
  ItemStarter(
      OfferAsker offers,
      Function<URI, FileReply> frame,
      Function<URI, FileReply> going,
      Pace pace,
      Consumer<String> notes) {
    this.offers = offers;
    this.frame = frame;
    this.going = going;
    this.pace = pace;
    this.notes = notes;
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
    if (offer.other().isPresent() && !offer.other().equals(offer.address())) {
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
      return without(wanted.role(), "it is on a host that is not known");
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
    // What may come later is fetched then, with all of the item: it would not be asked for alone.
    if (!wanted.optional() || none.isPassing()) {
      throw failure;
    }
    return without(wanted.role(), failure.reason());
  }

  /** The item's own file counts more than what may never come beside it. */
  private Optional<FileUnderWay> without(FileRole role, String why) {
    LOG.warn("an item comes without a file beside its own role={} why={}", role, why);
    if (missed.add(role)) {
      notes.accept("went without " + words(role) + ": " + why);
    }
    return Optional.empty();
  }

  private static String words(FileRole role) {
    return switch (role) {
      case MOTION_CLIP -> "the clip of a live photo, at least once";
      case RAW_TWIN -> "the raw file of a picture, at least once";
      default -> "the second version of an item, at least once";
    };
  }

  private Optional<URI> renewed(ItemRef item, Wanted wanted) {
    return offers.again(item).flatMap(wanted.address()).flatMap(ItemStarter::permitted);
  }

  private static Optional<URI> permitted(Secret address) {
    return Site.isFileHost(address.value())
        ? Optional.of(URI.create(address.value()))
        : Optional.empty();
  }

  /** In a frame or by going there; if need be once more under a new address. */
  private FileReply ask(URI address, Supplier<Optional<URI>> renewed) {
    FileReply reply = askAt(address);
    return reply instanceof FileReply.NoFile none && none.isExpired()
        ? renewed.get().map(newer -> heard(going.apply(newer))).orElse(reply)
        : reply;
  }

  /** In a frame; then, unless it was refused for good, by going there. */
  private FileReply askAt(URI address) {
    boolean mayFrame = frameFailures.get() < FRAME_FAILURES_MAX;
    FileReply first = heard(mayFrame ? frame.apply(address) : going.apply(address));
    if (!(first instanceof FileReply.NoFile none)) {
      if (mayFrame) {
        frameFailures.set(0);
      }
      return first;
    }
    if (none.isRefused() || !mayFrame) {
      return first;
    }
    FileReply second = heard(going.apply(address));
    if (second instanceof FileReply.Began
        && frameFailures.incrementAndGet() == FRAME_FAILURES_MAX) {
      LOG.info("frames bring no files here, going to their addresses from now on");
    }
    return second;
  }

  private FileReply heard(FileReply reply) {
    if (reply instanceof FileReply.NoFile none && none.isOverloaded()) {
      pace.turnedDown(none.retryAfter());
    }
    return reply;
  }
}
