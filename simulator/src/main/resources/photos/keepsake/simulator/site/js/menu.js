// The menu behind the three dots; it exists only while it is open.
const openedMenu = () => popups.querySelector('[role=menu]');
let menusAsked = 0;

function closeMenu() {
  openedMenu()?.remove();
}

// An entry acts on a click on the LI itself or on Enter; a click sent to its text does nothing.
function entry(label, text, shortcut, action) {
  const act = () => {
    closeMenu();
    action();
  };
  return el('li', { role: 'menuitem', tabindex: -1, 'aria-label': label,
    onclick: (event) => event.target === event.currentTarget && act(),
    onkeydown: (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      act();
    } }, el('span', {}, text), shortcut ? el('span', {}, shortcut) : null);
}

function entries(item) {
  const decoy = (label, what) => entry(label, label, null, () => write(what));
  const list = [entry(L.slideshow, L.slideshow, null, () => {}),
    entry(L.downloadLabel, L.download, L.downloadKey, () => download(item, 'plain', 'menu'))];
  const more = (label, version) => list.push(entry(label, label, null, () => download(item, version, 'menu')));
  if (item.edited) more(L.downloadOriginal, 'original');
  if (item.motion) more(L.downloadVideo, 'video');
  if (item.stack) more(L.downloadAll.replace('{n}', item.stack), 'all');
  list.push(decoy(L.rotate, 'rotate'), decoy(L.album, 'album'), decoy(L.archive, 'archive'),
    decoy(L.editDate, 'edit-date'), entry(L.trash, L.trash, null, () => trash()));
  return list;
}

// The menu is there when the click returns; a client looks into it 10 ms later and only once.
async function openMenu(item) {
  const asked = ++menusAsked;
  if (mishap('MENU_LOST')) return;
  if (mishap('MENU_LATE')) await sleep(1500);
  if (asked !== menusAsked || !viewer || viewer.item.k !== item.k) return;
  closeMenu();
  popups.append(el('div', { role: 'menu', class: 'menu' }, el('ul', {}, ...entries(item))));
}

function menuKey(event) {
  const items = [...openedMenu().querySelectorAll('li')];
  const at = items.indexOf(document.activeElement);
  if (event.key === 'Escape') closeMenu();
  else if (event.key === 'ArrowDown') items[Math.min(at + 1, items.length - 1)].focus();
  else if (event.key === 'ArrowUp') items[Math.max(at - 1, 0)].focus();
  else return event.shiftKey && shiftKey(event.key.toUpperCase());
  return true;
}

document.addEventListener('mousedown', (event) => {
  if (openedMenu() && !openedMenu().contains(event.target)) closeMenu();
});
