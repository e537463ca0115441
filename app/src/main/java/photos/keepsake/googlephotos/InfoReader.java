package photos.keepsake.googlephotos;

import java.util.Locale;
import java.util.Optional;
import photos.keepsake.googlephotos.rpc.Actor;
import photos.keepsake.googlephotos.rpc.Details;
import photos.keepsake.googlephotos.rpc.DownloadOffer;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.Origin;
import photos.keepsake.googlephotos.rpc.Space;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.Metadata;

/** Says in the words of the library what the answers about one item tell. */
final class InfoReader {
  private final HomeTab home;

  /**
   * A reader for the person whose session it is.
   *
   * @param home knows who that is, once it was opened
   */
  InfoReader(HomeTab home) {
    this.home = home;
  }

  /** All of it; the details may be missing. */
  ItemInfo info(DownloadOffer offer, KnownFile file, Optional<Details> details) {
    MediaItem item = offer.item();
    return new ItemInfo(
        file.name(),
        item.video().isPresent() ? ItemKind.VIDEO : ItemKind.PHOTO,
        Optional.of(RpcListing.takenTime(item.takenAt(), item.zone())),
        file.sizeBytes(),
        kept(offer, file),
        item.dedupKey(),
        metadata(offer, details),
        Optional.empty());
  }

  /** Only details say that there is no description; where an item is shown, the listing says. */
  private static Metadata metadata(DownloadOffer offer, Optional<Details> details) {
    Optional<String> stated = details.flatMap(Details::description).or(offer::description);
    return new Metadata(
        stated.or(() -> details.map(told -> "")),
        offer.item().favourite(),
        details.map(Details::people),
        details.flatMap(Details::geo).or(offer.item()::geo).map(RowReader::place),
        details.map(Details::origin).flatMap(InfoReader::word),
        Optional.empty());
  }

  private static Optional<String> word(Origin origin) {
    return origin == Origin.UNKNOWN
        ? Optional.empty()
        : Optional.of(origin.name().toLowerCase(Locale.ROOT));
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
}
