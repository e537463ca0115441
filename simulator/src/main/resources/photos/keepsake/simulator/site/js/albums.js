// The list of albums; arrow keys focus its tiles as in the grid.
function startAlbums() {
  const list = el('div', { role: 'main', class: 'albums' });
  app.append(el('c-wiz', {}, list));
  for (const album of boot.albums) {
    list.append(el('a', { href: album.href, 'aria-label': `${album.title} - ${album.items}`, tabindex: 0 },
      el('div', {}, album.title), el('div', {}, album.items)));
  }
}

function albumsKey(event) {
  if (age() < 500 || !event.key.startsWith('Arrow')) return false;
  const links = [...document.querySelectorAll('.albums a')];
  const at = links.indexOf(document.activeElement);
  const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
  const next = at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + (back ? -1 : 1)));
  links[next]?.focus();
  return true;
}
