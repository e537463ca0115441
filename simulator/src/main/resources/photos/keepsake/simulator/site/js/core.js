// What every part needs: the page's data, labels, seeded chance, requests to the server.
const boot = window.__boot;
const L = boot.labels;
// The page is "young" until a second after this; keys that come earlier are lost.
const born = performance.now();
const age = () => performance.now() - born;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// A number from 0 to 1 that depends on the seed and the words only.
function dice(...words) {
  let h = boot.seed ^ 0x9e3779b9;
  for (const c of words.join('|')) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

// Oddities that a calm site (ordinary library) does not have happen in so many of a hundred cases.
const odd = (percent, ...words) => !boot.calm && dice(...words) * 100 < percent;

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

// Asks the server; a lost session sends the browser to the sign-in page, like the real page does.
async function ask(what, parameters, method) {
  const query = new URLSearchParams({ place: boot.place.id, auth: boot.place.auth, ...parameters });
  const answer = await fetch(boot.data + what + '?' + query, { method: method || 'GET' });
  if (answer.status === 401) {
    location.href = boot.signIn;
    return new Promise(() => {});
  }
  if (!answer.ok) throw new Error(what + ' ' + answer.status);
  return answer.json();
}

// Asks and stops the page until the answer is there; nothing comes of it when there is none.
function askNow(what, parameters) {
  const query = new URLSearchParams({ place: boot.place.id, auth: boot.place.auth, ...parameters });
  const request = new XMLHttpRequest();
  request.open('POST', boot.data + what + '?' + query, false);
  try {
    request.send();
    return JSON.parse(request.responseText);
  } catch (e) {
    return {};
  }
}

// For ever, without work for the processor: the request is never answered. Each has a host of its
// own, since a browser opens but six connections to one.
function hang() {
  const request = new XMLHttpRequest();
  request.open('GET', `https://silent-${Math.floor(Math.random() * 1e9)}.gstatic.com/`, false);
  try {
    request.send();
  } catch (e) {
    return; // the browser gave up before the tab was closed
  }
}

const write = (what) => ask('write', { what }, 'POST').catch(() => {});

function toast(text, ms, landmark) {
  const marks = landmark ? { role: 'status', 'aria-live': 'polite' } : {};
  const node = el('div', { class: 'toast', ...marks }, text);
  document.body.append(node);
  setTimeout(() => node.remove(), ms);
}

const app = document.getElementById('app');
const popups = document.getElementById('popups');
const itemUrl = (key) => boot.prefix + boot.place.photo + key + boot.place.suffix;
const itemHref = (key) => '.' + boot.place.photo + key + boot.place.suffix;
const thumb = (item, size) => boot.thumbs + item.t + '=' + size;
