// The grid: a scroller of which only about two screens of tiles are in the document.
const FORGOTTEN = 20; // screens away from the one in view
let scroller = null;
let canvas = null;
let gridView = null;
const mounted = new Map(); // section id -> { node, tiles: Map key -> node }

function buildGrid() {
  canvas = el('div', { class: 'canvas' });
  // The library scrolls in role=main, an album in the third c-wiz.
  const library = boot.place.kind !== 'album';
  scroller = library
    ? el('div', { role: 'main', class: 'scroller' }, canvas)
    : el('c-wiz', { class: 'scroller' }, canvas);
  const inner = library ? el('c-wiz', {}, scroller) : scroller;
  gridView = el('c-wiz', { class: 'grid' }, inner);
  app.append(gridView);
  scroller.addEventListener('scroll', render);
  window.addEventListener('resize', render);
}

// A hidden copy of a list, as an earlier view leaves it behind.
function buildGhost(tiles) {
  const ghost = el('div', { role: 'main' });
  for (const tile of tiles) {
    ghost.append(el('div', { jsname: 'ni8Knc' },
      el('a', { href: './photo/' + tile.k, 'aria-label': tile.l, tabindex: -1 })));
  }
  app.prepend(el('c-wiz', { style: 'visibility:hidden', 'aria-hidden': 'true' },
    el('c-wiz', {}, el('c-wiz', {}, ghost))));
}

function render() {
  const before = scroller.scrollTop;
  const anchor = grid.chunks.find((c) => c.top + c.height > before);
  const offset = anchor ? before - anchor.top : 0;
  const height = stack(canvas.clientWidth);
  canvas.style.height = height + (grid.more ? 60 : 0) + 'px';
  // Keep what is on the screen where it is when something above got its true height.
  if (anchor && anchor.top + offset !== before) scroller.scrollTop = anchor.top + offset;
  const screen = scroller.clientHeight;
  const from = scroller.scrollTop - screen / 2;
  const to = scroller.scrollTop + screen * 1.5;
  mount(from, to);
  grid.chunks.forEach((chunk, index) => {
    if (!chunk.items && chunk.top < to && chunk.top + chunk.height > from) loadChunk(index, render);
    const far = chunk.top > to + FORGOTTEN * screen || chunk.top + chunk.height < from - FORGOTTEN * screen;
    if (chunk.items && far) forget(chunk);
  });
  if (grid.more && to > height) growOutline(render);
}

function mount(from, to) {
  const wanted = new Map();
  grid.chunks.forEach((chunk, c) => {
    if (!chunk.items || chunk.top > to || chunk.top + chunk.height < from) return;
    for (const tile of chunk.tiles) {
      const top = chunk.top + tile.y;
      if (top + ROW < from || top > to) continue;
      const id = c + '.' + tile.head;
      if (!wanted.has(id)) wanted.set(id, { chunk, head: chunk.heads[tile.head], tiles: [] });
      wanted.get(id).tiles.push(tile);
    }
  });
  for (const [id, section] of mounted) {
    if (!wanted.has(id)) {
      section.node.remove();
      mounted.delete(id);
    }
  }
  let place = canvas.firstChild;
  for (const [id, section] of wanted) {
    if (!mounted.has(id)) {
      const node = buildSection(section.head);
      canvas.insertBefore(node, place);
      mounted.set(id, { node, tiles: new Map() });
    }
    const there = mounted.get(id);
    there.node.style.top = section.chunk.top + section.head.y + 'px';
    there.node.style.left = section.head.x + 'px';
    mountTiles(there, section);
    place = there.node.nextSibling;
  }
}

function mountTiles(there, section) {
  const wanted = new Set(section.tiles.map((tile) => tile.item.k));
  for (const [key, node] of there.tiles) {
    if (!wanted.has(key)) {
      node.remove();
      there.tiles.delete(key);
    }
  }
  let place = there.node.children[1];
  for (const tile of section.tiles) {
    if (!there.tiles.has(tile.item.k)) {
      const node = buildTile(tile, section.head);
      there.node.insertBefore(node, place || null);
      there.tiles.set(tile.item.k, node);
    }
    place = there.tiles.get(tile.item.k).nextSibling;
  }
}

// The date sits four levels below the second child beside the check box: a client looks there.
function buildSection(head) {
  const node = el('div', { class: 'day', style: 'top:0' });
  node.append(head.text === null ? el('div', {}) : el('div', { class: 'head' },
    el('div', { role: 'checkbox', 'aria-checked': 'false', tabindex: 0,
      'aria-label': L.selectAll + ' ' + head.text }),
    el('div', {}, el('div', {}, el('div', {}, el('div', { class: 'ZEmz6b' }, head.text))))));
  return node;
}

function buildTile(tile, head) {
  const item = tile.item;
  const link = el('a', { href: itemHref(item.k), 'aria-label': item.l, tabindex: 0, class: 'p137Zd' },
    el('img', { src: thumb(item, 'w256-h256-no'), loading: 'lazy', alt: '', 'data-latest-bg': '' }));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    openFromGrid(item);
  });
  return el('div', { jsname: 'ni8Knc', class: 'tile',
    style: `left:${tile.x - head.x}px;top:${tile.y - head.y}px;width:${tile.w}px;height:${ROW}px` }, link);
}
