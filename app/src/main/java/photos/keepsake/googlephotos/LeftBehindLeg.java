package photos.keepsake.googlephotos;

import java.util.List;
import java.util.Optional;
import photos.keepsake.library.ItemRef;

/** What earlier runs could not fetch, as they listed it. */
final class LeftBehindLeg implements Leg {
  private final List<ItemRef> items;
  private final ListedItems listed;
  private boolean ended;

  LeftBehindLeg(List<ItemRef> items, ListedItems listed) {
    this.items = items;
    this.listed = listed;
  }

  @Override
  public void read(PageDraft page) {
    listed.add(items.stream().map(ItemRef::id).toList(), Optional.empty());
    page.add(items);
    ended = true;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public boolean mayBeLeft() {
    return false;
  }
}
