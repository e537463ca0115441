// Starts the page that the address asks for.
async function startGrid() {
  buildGrid();
  addToOutline(boot.outline || (await ask('outline', { from: '' })));
  if (boot.ghost) buildGhost(boot.ghost);
  render();
}

// The first entry of the history names its item too, so that going back to it shows it.
function startViewer() {
  history.replaceState({ key: boot.key }, '');
  setNear(boot.near, boot.key);
  show(near.items[near.at]);
}

function onKey(event) {
  const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const usedUp = dialogIsOpen() ? event.key.startsWith('Arrow')
    : openedMenu() ? menuKey(event)
    : viewer ? viewerKey(event)
    : scroller ? gridKey(event)
    : albumsKey(event);
  if (usedUp) event.preventDefault();
}

document.addEventListener('keydown', onKey);
document.addEventListener('mousemove', () => document.body.classList.add('moving'));
window.addEventListener('popstate', (event) => {
  const key = event.state && event.state.key;
  if (!key) closeViewer(false);
  else ask('near', { key }).then((answer) => {
    setNear(answer, key);
    if (gridView) gridView.style.visibility = 'hidden';
    show(near.items[near.at]);
  }).catch(() => {});
});

// The token comes a moment after the document is ready, like on the real page.
if (boot.token) setTimeout(() => { window.WIZ_global_data.SNlM0e = boot.token; }, boot.calm ? 50 : 350);

// Cookies rotate every ten minutes, whatever the number of tabs.
function rotateCookies() {
  const last = Number(localStorage.getItem('rotated') || 0);
  if (!boot.rotateAlways && Date.now() - last < 600000) return;
  localStorage.setItem('rotated', Date.now());
  document.body.append(el('iframe', { style: 'display:none', src: boot.rotate }));
}
if (boot.rotate) setTimeout(rotateCookies, 1500);

if (boot.albums) startAlbums();
else if (boot.key) startViewer();
else startGrid();
