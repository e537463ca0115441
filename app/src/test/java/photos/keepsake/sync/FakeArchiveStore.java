package photos.keepsake.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

/** An archive that remembers what it was told, and fails where a test says so. */
final class FakeArchiveStore implements ArchiveStore {
  final Set<ItemId> held = ConcurrentHashMap.newKeySet();
  final List<ItemRef> listed = new CopyOnWriteArrayList<>();
  final Map<ItemId, String> turnedDown = new ConcurrentHashMap<>();
  final Set<ItemId> failedBefore = ConcurrentHashMap.newKeySet();
  final Map<ItemId, Admitted> admitted = new ConcurrentHashMap<>();
  final Map<ItemId, String> unavailable = new ConcurrentHashMap<>();
  final Map<ItemId, String> failed = new ConcurrentHashMap<>();

  /** Called first in every admit; may throw. */
  volatile Consumer<FetchOutcome.Fetched> onAdmit = fetched -> {};

  /** Called first in every look-up; may throw. */
  volatile Consumer<ItemId> onHolds = id -> {};

  /** Called first in every record of a failure; may throw. */
  volatile Consumer<ItemRef> onRecordFailed = item -> {};

  @Override
  public void listed(Page page) {
    listed.addAll(page.items());
  }

  @Override
  public boolean holds(ItemRef item) {
    onHolds.accept(item.id());
    return held.contains(item.id()) || admitted.containsKey(item.id());
  }

  @Override
  public Optional<FetchOutcome.Unavailable> turnedDownLately(ItemRef item) {
    return Optional.ofNullable(turnedDown.get(item.id()))
        .map(reason -> new FetchOutcome.Unavailable(item, FakePhotoLibrary.info(item), reason));
  }

  @Override
  public boolean failedBefore(ItemId id) {
    return failedBefore.contains(id);
  }

  @Override
  public Admitted admit(FetchOutcome.Fetched fetched) {
    onAdmit.accept(fetched);
    Admitted result = new Admitted(fetched.files().stream().map(this::keep).toList());
    once(admitted.put(fetched.item().id(), result), fetched.item());
    return result;
  }

  @Override
  public void recordUnavailable(FetchOutcome.Unavailable outcome) {
    once(unavailable.put(outcome.item().id(), outcome.reason()), outcome.item());
  }

  @Override
  public void recordFailed(ItemRef item, ItemFailure failure) {
    onRecordFailed.accept(item);
    once(failed.put(item.id(), failure.reason()), item);
  }

  /** The same archive in a later run. */
  FakeArchiveStore reopened() {
    FakeArchiveStore later = new FakeArchiveStore();
    later.held.addAll(held);
    later.held.addAll(admitted.keySet());
    later.failedBefore.addAll(failed.keySet());
    return later;
  }

  private AdmittedFile keep(FetchedFile file) {
    try {
      Path path = file.path();
      return new AdmittedFile(
          path,
          path.getFileName().toString(),
          file.role(),
          Files.size(path),
          "0".repeat(64),
          "image/jpeg",
          true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void once(Object before, ItemRef item) {
    if (before != null) {
      throw new IllegalStateException("item " + item.id() + " came twice");
    }
  }
}
