package photos.keepsake.library;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FakePhotoLibrary.Behaviour;

class FakePhotoLibraryTest extends PhotoLibraryContract {
  private static final List<ItemRef> ITEMS = FakePhotoLibrary.items(25);
  private static final ItemRef UNAVAILABLE = ITEMS.get(3);
  private static final ItemRef BROKEN = ITEMS.get(17);

  @TempDir private Path staging;

  @Override
  protected PhotoLibrary open() {
    return new FakePhotoLibrary(staging, ITEMS)
        .behave(UNAVAILABLE, Behaviour.UNAVAILABLE)
        .behave(BROKEN, Behaviour.FAILS_FOR_GOOD);
  }

  @Override
  protected PhotoLibrary openSignedOut() {
    return new FakePhotoLibrary(staging, ITEMS).signOut();
  }

  @Override
  protected Path staging() {
    return staging;
  }

  @Override
  protected Truth truth() {
    return new Truth(
        ITEMS.stream().map(ItemRef::id).collect(Collectors.toSet()), UNAVAILABLE.id(), BROKEN.id());
  }
}
