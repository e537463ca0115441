// Downloads: the page asks the server for a signed URL and then navigates to it.
const dialogIsOpen = () => !!popups.querySelector('.dialog');

// Nothing is known of these but the label, the text and the button: half have landmarks, half none.
const hasLandmarks = (item) => dice('landmarks', item.k) < 0.5;

function processingDialog(item) {
  if (dialogIsOpen()) return;
  const landmarks = hasLandmarks(item);
  const dialog = el('div', { role: landmarks ? 'alertdialog' : null, class: 'dialog', 'aria-label': L.processing },
    landmarks ? el('p', {}, L.processing) : L.processing,
    el('button', { onclick: () => dialog.remove() }, L.ok));
  popups.append(dialog);
}

// Before anything goes into the trash.
function trashDialog(action) {
  if (dialogIsOpen()) return;
  const button = (text, act) => el('button', { onclick: () => {
    dialog.remove();
    act();
  } }, text);
  const dialog = el('div', { role: 'dialog', class: 'dialog', 'aria-label': L.trashDialog },
    el('h2', {}, L.trashDialog), button(L.cancel, () => {}), button(L.trash, action));
  popups.append(dialog);
}

async function download(item, version, via) {
  if (item.kind === 'HIGHLIGHT_VIDEO') {
    askNow('freeze', { key: item.k }); // it is never handed out, and the page is stuck for a while
  }
  let answer;
  try {
    answer = await ask('download', { key: item.k, version, via }, 'POST');
  } catch (e) {
    return; // the real page says nothing either
  }
  if (answer.state === 'dialog') processingDialog(item);
  else if (answer.state === 'toast') toast(L.processing, 5000, hasLandmarks(item));
  else if (answer.state === 'url') follow(answer);
}

async function follow(answer) {
  if (answer.stray) {
    const frame = el('iframe', { style: 'display:none', src: answer.stray });
    document.body.append(frame);
    await sleep(300);
  }
  location.href = answer.url;
}
