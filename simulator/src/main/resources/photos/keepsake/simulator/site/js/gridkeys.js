// Which tile has the focus, and how keys move it.
let settlingUntil = 0; // for a while after End the grid does not know where it is
let beforeEnd = null;

function focusedTile() {
  const active = document.activeElement;
  if (!active || !canvas || !canvas.contains(active) || active.tagName !== 'A') return null;
  const href = active.getAttribute('href');
  for (let c = 0; c < grid.chunks.length; c++) {
    const chunk = grid.chunks[c];
    const screen = 2 * scroller.clientHeight; // only what is mounted can have the focus
    if (chunk.top > scroller.scrollTop + screen) break;
    if (chunk.top + chunk.height < scroller.scrollTop - screen) continue;
    const i = grid.chunks[c].tiles.findIndex((tile) => itemHref(tile.item.k) === href);
    if (i >= 0) return { c, i };
  }
  return null;
}

const tileAt = (at) => grid.chunks[at.c].tiles[at.i];

function focusTile(at) {
  const tile = tileAt(at);
  const top = grid.chunks[at.c].top + tile.y;
  if (top < scroller.scrollTop) scroller.scrollTop = top - HEAD;
  const below = top + ROW - scroller.clientHeight;
  if (below > scroller.scrollTop) scroller.scrollTop = below + GAP;
  render();
  const href = itemHref(tile.item.k);
  const link = [...canvas.querySelectorAll('a')].find((a) => a.getAttribute('href') === href);
  if (link) link.focus({ preventScroll: true });
}

function step(at, by) {
  let { c, i } = at;
  i += by;
  while (c >= 0 && c < grid.chunks.length && (i < 0 || i >= grid.chunks[c].tiles.length)) {
    if (!grid.chunks[c].items) return null;
    c += by;
    if (c < 0 || c >= grid.chunks.length || !grid.chunks[c].items) return null;
    i = by > 0 ? 0 : grid.chunks[c].tiles.length - 1;
  }
  return { c, i };
}

// The tile in the next (or previous) row that is nearest to the left edge of this one.
function stepRow(at, by) {
  const from = tileAt(at);
  const fromY = grid.chunks[at.c].top + from.y;
  let best = null;
  let rowY = null;
  for (let next = step(at, by); next; next = step(next, by)) {
    const tile = tileAt(next);
    const y = grid.chunks[next.c].top + tile.y;
    if (y === fromY) continue;
    if (rowY !== null && y !== rowY) break;
    rowY = y;
    if (!best || Math.abs(tile.x - from.x) < Math.abs(tileAt(best).x - from.x)) best = next;
  }
  return best;
}

function firstInView() {
  for (let c = 0; c < grid.chunks.length; c++) {
    const chunk = grid.chunks[c];
    if (chunk.top + chunk.height < scroller.scrollTop) continue;
    const i = chunk.tiles.findIndex((t) => chunk.top + t.y + ROW / 2 >= scroller.scrollTop);
    if (i >= 0) return { c, i };
  }
  return null;
}

function moveFocus(key) {
  const forward = key === 'ArrowRight' || key === 'ArrowDown';
  if (performance.now() < settlingUntil) {
    // Too early after End: the selection jumps back to where it was.
    const stale = beforeEnd && step(beforeEnd, 1);
    if (stale) focusTile(stale);
    return;
  }
  const at = focusedTile();
  if (!at) {
    const first = firstInView();
    if (first) focusTile(first);
    return;
  }
  const row = key === 'ArrowDown' || key === 'ArrowUp';
  const next = row ? stepRow(at, forward ? 1 : -1) : step(at, forward ? 1 : -1);
  if (next) focusTile(next);
  else if (key === 'ArrowDown') scroller.scrollTop += ROW;
}

function jump(toEnd) {
  const target = toEnd ? scroller.scrollHeight - scroller.clientHeight : 0;
  const far = Math.abs(target - scroller.scrollTop) > scroller.clientHeight / 2;
  if (far) {
    beforeEnd = focusedTile();
    settlingUntil = performance.now() + (boot.calm ? 300 : 450);
    if (document.activeElement) document.activeElement.blur();
  }
  scroller.scrollTop = target;
  render();
  if (far || !toEnd) return;
  const c = grid.chunks.length - 1;
  if (c >= 0 && grid.chunks[c].tiles.length) focusTile({ c, i: grid.chunks[c].tiles.length - 1 });
}

// Returns whether the key was used up.
function gridKey(event) {
  if (age() < 500) return true;
  switch (event.key) {
    case 'ArrowRight': case 'ArrowLeft': case 'ArrowDown': case 'ArrowUp':
      moveFocus(event.key);
      return true;
    case 'End': case 'Home':
      jump(event.key === 'End');
      return true;
    case 'PageDown': case 'PageUp':
      scroller.scrollTop += (event.key === 'PageDown' ? 0.9 : -0.9) * scroller.clientHeight;
      return true;
    case 'Enter': {
      const at = focusedTile();
      if (at) openFromGrid(tileAt(at).item);
      return !!at;
    }
    case '#':
      write('trash');
      return true;
    default:
      return false;
  }
}
