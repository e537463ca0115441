// The viewer of one item. Earlier viewers stay in the document, hidden.
const KEPT = 3;
const near = { items: [], newest: false, oldest: false, at: -1 };
let viewer = null; // { item, node, armed: faults that may happen to keys and clicks }
let loadingNear = null;

const neighbour = (by) => near.items[near.at + by] || null;

async function loadNear(key) {
  if (loadingNear === key) return;
  loadingNear = key;
  try {
    const answer = await ask('near', { key });
    if (viewer && viewer.item.k === key) setNear(answer, key);
    else if (viewer) setNear(answer, viewer.item.k);
  } catch (e) {
    setTimeout(() => viewer && loadNear(viewer.item.k), 2000);
  } finally {
    loadingNear = null;
  }
}

function setNear(answer, key) {
  const at = answer.items.findIndex((item) => item.k === key);
  if (at < 0) return;
  Object.assign(near, { items: answer.items, newest: answer.newest, oldest: answer.oldest, at });
  if (viewer) refreshTurns();
}

function openFromGrid(item) {
  Object.assign(near, { items: [item], newest: false, oldest: false, at: 0 });
  history.pushState({ key: item.k }, '', itemUrl(item.k));
  gridView.style.visibility = 'hidden';
  if (document.activeElement) document.activeElement.blur();
  show(item);
  loadNear(item.k);
}

function closeViewer(push) {
  if (!viewer) return;
  hide(viewer);
  viewer = null;
  if (push) history.pushState({}, '', boot.prefix + boot.place.list);
  document.title = boot.listTitle;
  if (gridView) gridView.style.visibility = '';
  else startGrid();
}

function hide(old) {
  old.node.style.visibility = 'hidden';
  old.node.setAttribute('aria-hidden', 'true');
  const video = old.node.querySelector('video');
  if (video) {
    video.blur();
    video.pause();
  }
}

function show(item) {
  const key = item.k;
  if (viewer) hide(viewer);
  const data = `%.@.null,"${key}",null,[${item.w},${item.h}],true]`;
  const node = el('c-wiz', { class: 'viewer', 'data-media-key': key, 'data-p': data, jsrenderer: 'Ztdn1' });
  viewer = { item, node, armed: key === boot.key ? boot.armed : [] };
  app.querySelectorAll('c-wiz.viewer').forEach((old) => {
    if (old.getAttribute('data-media-key') === key) old.remove();
  });
  app.append(node);
  const kept = app.querySelectorAll('c-wiz.viewer');
  for (let i = 0; i < kept.length - KEPT; i++) kept[i].remove();
  document.title = (boot.place.share ? item.n : L.kinds[item.kind]) + ' - Google Photos';
  document.querySelector('link[rel=canonical]').href = itemUrl(key);
  buildFrame(node, item);
  fill(viewer);
  if (panelBeginsOpen()) openPanel(viewer);
  ask('shown', { key }).then(arm.bind(null, viewer)).catch(() => {});
}

function arm(shown, answer) {
  shown.armed = answer.armed;
  if (answer.hang && viewer === shown) hang();
}

// Whether a fault happens to this very key or click; the server decides and counts.
function mishap(fault) {
  return viewer.armed.includes(fault) && !!askNow('mishap', { key: viewer.item.k, fault }).happens;
}

function buildFrame(node, item) {
  const button = (label, text, action, extra) =>
    el('button', { 'aria-label': label, title: label, onclick: action, ...extra }, text);
  node.append(el('div', { class: 'toolbar' },
    button(L.back, '←', () => closeViewer(true), { class: 'back' }),
    button(L.share, '⇪', () => write('share')),
    button(L.edit, '✎', () => write('edit')),
    infoButton(node, item),
    button(L.favorite, '☆', () => write('favorite')),
    button(L.trash, '🗑', () => trash()),
    button(L.moreOptions, '⋮', () => openMenu(item), { 'data-tooltip': L.moreOptions, 'aria-haspopup': 'menu' })));
  node.append(button(L.previous, '‹', () => turn(-1, true), { class: 'turn newer' }));
  node.append(button(L.next, '›', () => turn(1, true), { class: 'turn older' }));
  node.append(el('div', { class: 'strip' }));
  refreshTurns();
}

function refreshTurns() {
  if (!viewer.node.isConnected) return;
  const hidden = (by, end) => (neighbour(by) || !end ? '' : 'none');
  viewer.node.querySelector('.turn.newer').style.display = hidden(-1, near.newest);
  viewer.node.querySelector('.turn.older').style.display = hidden(1, near.oldest);
  const strip = viewer.node.querySelector('.strip');
  strip.replaceChildren(...near.items.slice(Math.max(0, near.at - 2), near.at + 3).map((item) =>
    el('div', { role: 'button', 'aria-label': item.l,
      style: `background-image:url("${thumb(item, 'w256-h256-no')}")` })));
}

// The picture comes a moment after the URL; a film may take the focus when it comes.
async function fill(shown) {
  const { item, node } = shown;
  await sleep(boot.calm ? 10 : 20 + 130 * dice('media', item.k));
  const video = item.kind === 'VIDEO' || item.kind === 'HIGHLIGHT_VIDEO';
  const media = video
    ? el('video', { tabindex: 0, autoplay: '', loop: '', poster: thumb(item, 'w1920-h1080-no') })
    : el('img', { src: thumb(item, 'w1920-h1080-no'), alt: '' });
  node.insertBefore(el('div', { class: 'media', 'aria-label': item.l }, media), node.firstChild);
  if (item.unready === 'READY_SOON_TEXT') setTimeout(() =>
    node.append(el('div', { class: 'note' }, L.readySoon)), boot.calm ? 0 : 300 + 500 * dice('soon', item.k));
  if (video && viewer === shown && odd(50, 'focus', item.k)) media.focus();
}

let turnsToCome = []; // presses that a busy page has taken but not yet followed

// Turns to the next older (1) or newer (-1) item. On some items the page is busy: it follows seconds
// later, and then every press, so whoever pressed again has skipped an item.
function turn(by, byButton) {
  if (dialogIsOpen() || !viewer) return;
  const tries = (viewer.tries = (viewer.tries || 0) + 1);
  if (!byButton && (odd(0.15, 'arrow', viewer.item.k, tries) || mishap('KEY_LOST'))) return;
  if (!turnsToCome.length && !odd(4, 'busy', viewer.item.k) && !mishap('TURN_LATE')) {
    move(by);
    return;
  }
  if (!turnsToCome.length) setTimeout(followTurns, 800 + 2200 * dice('how busy', viewer.item.k));
  turnsToCome.push(by);
}

function followTurns() {
  const turns = turnsToCome;
  turnsToCome = [];
  for (const by of turns) move(by);
}

// Nothing happens at the ends of the list.
function move(by) {
  const next = viewer && neighbour(by);
  if (!next) return;
  near.at += by;
  history.pushState({ key: next.k }, '', itemUrl(next.k));
  closeMenu();
  show(next);
  const left = by > 0 ? near.items.length - 1 - near.at : near.at;
  const ended = by > 0 ? near.oldest : near.newest;
  if (left < 10 && !ended) loadNear(next.k);
}

function trash() {
  trashDialog(() => {
    write('trash');
    toast(L.trashed, 4000);
    move(neighbour(1) ? 1 : -1);
  });
}

function viewerKey(event) {
  switch (event.key) {
    case 'ArrowRight': case 'ArrowLeft':
      if (age() >= 500) turn(event.key === 'ArrowRight' ? 1 : -1, false);
      return true;
    case 'Escape':
      closeViewer(true);
      return true;
    case 'i':
      togglePanel(viewer);
      return true;
    case '#':
      trash();
      return true;
    default:
      return event.shiftKey && shiftKey(event.key.toUpperCase());
  }
}

function shiftKey(key) {
  if (key === 'D') {
    // Lost while the document is young, and while a film has the focus.
    const young = age() < 1000;
    const film = document.activeElement && document.activeElement.tagName === 'VIDEO';
    if (!young && !film && !mishap('SHIFT_D_LOST')) download(viewer.item, 'plain', 'key');
    return true;
  }
  if (key === 'A' || key === 'R') write(key === 'A' ? 'archive' : 'rotate');
  return key === 'A' || key === 'R';
}
