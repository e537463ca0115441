// The info panel: part of the viewer. What is remembered, for all tabs alike, is only whether the
// next viewer begins with it; the button goes by the panel that this viewer has.
const panelBeginsOpen = () => localStorage.getItem('infoPanel') === 'open';

// Seldom the label sits on a parent of the button, as it did before March 2025.
function infoButton(node, item) {
  const label = panelBeginsOpen() ? L.closeInfo : L.openInfo;
  const toggle = () => {
    const clicks = (viewer.infoClicks = (viewer.infoClicks || 0) + 1);
    if (clicks === 1 && odd(4, 'info click', item.k)) return; // the first click may do nothing
    togglePanel(viewer);
  };
  if (odd(8, 'info parent', item.k)) {
    return el('div', { class: 'info', 'aria-label': label, onclick: toggle }, el('button', {}, 'ⓘ'));
  }
  return el('button', { class: 'info', 'aria-label': label, onclick: toggle }, 'ⓘ');
}

function togglePanel(shown) {
  const open = !shown.node.querySelector('.panel');
  localStorage.setItem('infoPanel', open ? 'open' : 'closed');
  shown.node.querySelector('.info').setAttribute('aria-label', open ? L.closeInfo : L.openInfo);
  if (open) openPanel(shown);
  else shown.node.querySelector('.panel')?.remove();
}

// A video that will be "ready soon" says so at once; its panel comes long after that, or never.
function panelDelay(item) {
  const key = item.k;
  if (item.unready === 'READY_SOON_TEXT') return 4500 + 3000 * dice('ready soon panel', key);
  if (boot.panelDelayMs >= 0) return boot.panelDelayMs;
  if (boot.calm) return 20 + 60 * dice('panel', key);
  const d = dice('panel', key);
  if (d < 0.8) return 20 + 300 * dice('panel quick', key);
  return d < 0.96 ? 500 + 1000 * dice('panel slow', key) : 3000 + 3000 * dice('panel late', key);
}

const neverFills = (item) =>
  item.unready === 'READY_SOON_TEXT' && dice('ready soon never', item.k) < 0.5;

async function openPanel(shown) {
  const panel = el('div', { class: 'panel YW656b' }, el('h2', {}, L.info));
  shown.node.append(panel);
  let info;
  try {
    const [answer] = await Promise.all([ask('info', { key: shown.item.k }), sleep(panelDelay(shown.item))]);
    info = answer;
  } catch (e) {
    return; // the panel stays empty until it is opened again
  }
  await sleep(info.delay || 0);
  const never = info.never || neverFills(shown.item);
  if (!never && panel.isConnected) fillPanel(panel, info);
}

function fillPanel(panel, info) {
  const labelled = (label, text, attributes) =>
    el('div', { class: 'R9U8ab', 'aria-label': label + ' ' + text, ...attributes }, text);
  const time = el('div', {}, el('span', { class: 'sprMUb', 'aria-label': L.timeTaken + ' ' + info.time }, info.time));
  if (info.zone) time.append(' ', el('span', { class: 'sprMUb', 'aria-label': info.zone }, info.zone));
  panel.append(
    el('textarea', { 'aria-label': L.description, placeholder: L.descriptionHint }),
    el('h3', {}, L.details),
    el('dl', {},
      el('div', {}, labelled(L.dateTaken, info.date, { jsname: 'pG3jE' }), time),
      el('div', {}, labelled(L.filename, info.name),
        el('div', {}, el('span', {}, info.pixels), ' ', el('span', {}, info.dimensions))),
      sizeLine(info, labelled)));
}

function sizeLine(info, labelled) {
  if (info.free) return el('div', {}, L.noSpace);
  return info.size.own
    ? el('div', {}, labelled(L.fileSize, info.size.text))
    : el('div', {}, el('span', {}, `${L.backedUp} (${info.size.text})`));
}
