// What Keepsake does inside the viewer. An object of functions; each takes and gives JSON only.
(() => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const isVisible = (element) =>
    element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true });

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const until = async (waitMs, find) => {
    const end = performance.now() + waitMs;
    for (;;) {
      const found = find();
      if (found) return found;
      if (performance.now() >= end) return null;
      await pause(20);
    }
  };

  // Earlier viewers stay in the document, hidden; only what belongs to this key counts.
  const scopes = (key) =>
    all(`c-wiz[data-media-key*="${key}"], [data-p*="${key}"]`).filter(isVisible);

  const inScopes = (key, selector) => scopes(key).flatMap((scope) => all(selector, scope));

  // Selectors for elements whose label is, or begins with, one of these.
  const labelled = (labels) => labels.map((label) => `[aria-label="${label}"]`).join(',');

  const begins = (labels) => labels.map((label) => `[aria-label^="${label}"]`).join(',');

  const firstVisible = (elements) => elements.find(isVisible);

  const textOf = (element) => (element?.textContent ?? '').trim();

  const entryLabel = (entry) =>
    entry.getAttribute('aria-label') ||
    entry.querySelector('[aria-label]')?.getAttribute('aria-label') ||
    textOf(entry);

  const entries = () =>
    all('[role="menu"]')
      .filter(isVisible)
      .flatMap((menu) => all('[role="menuitem"]', menu))
      .filter(isVisible);

  const fileNamePattern = /^[^\n]{1,300}\.[\p{L}\p{N}]{2,5}$/u;

  // In every language the label of a line is "word: value" and its text the value.
  const isLine = (element) => {
    const value = textOf(element);
    const label = element.getAttribute('aria-label');
    return value !== '' && label !== value && label.endsWith(value);
  };

  const panelLines = (key) => inScopes(key, '[aria-label]').filter(isLine).filter(isVisible);

  // Two lines in words that are not known are a panel too; one may be anything.
  const PANEL_LINES_MIN = 2;

  const fileNameLine = (key, labels) => firstVisible(inScopes(key, begins(labels)));

  const nameInPanel = (key, labels) => {
    const known = fileNameLine(key, labels);
    if (known) return textOf(known);
    const lines = panelLines(key).map(textOf);
    if (lines.length < PANEL_LINES_MIN) return null;
    return lines.find((text) => fileNamePattern.test(text)) ?? '';
  };

  const lineText = (key, labels) => textOf(firstVisible(inScopes(key, begins(labels))));

  // Also part of a sentence, such as "Backed up (443.6 KB)".
  const sizePattern = /(?:^|[(\s:])[\d.,]+\s*[KMG]?B\)?$/i;

  const sizeText = (key) => {
    const lines = inScopes(key, '[aria-label], span').map(textOf);
    return lines.find((text) => text.length < 60 && sizePattern.test(text)) ?? '';
  };

  const showsVideo = (key) => inScopes(key, 'video').some(isVisible);

  const dialogs = () => all('[role="dialog"], [role="alertdialog"]').filter(isVisible);

  const wording = (element) =>
    [element.getAttribute?.('aria-label') ?? '', textOf(element)].join(' ').trim().slice(0, 300);

  const live = '[role="alert"], [role="status"], [aria-live]:not([aria-live="off"])';

  const TEXTS_MAX = 60;

  const watch = () => {
    window.keepsakeWatch?.observer.disconnect();
    const watched = { texts: [], notices: [] };
    const note = (element) => {
      if (!element || watched.texts.length >= TEXTS_MAX) return;
      watched.texts.push(wording(element));
      const notice = element.closest(live) ?? element.querySelector(live);
      if (notice) watched.notices.push(wording(notice));
    };
    watched.observer = new MutationObserver((changes) => {
      for (const change of changes) {
        const changed = change.addedNodes.length ? [...change.addedNodes] : [change.target];
        changed.forEach((node) => note(node.closest ? node : node.parentElement));
      }
    });
    watched.observer.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    window.keepsakeWatch = watched;
  };

  // Milliseconds since the document was ready; keys pressed in its first second may be lost.
  const age = () => {
    const [navigation] = performance.getEntriesByType('navigation');
    const ready = Math.max(navigation.domContentLoadedEventEnd, navigation.loadEventEnd);
    return ready === 0 ? 0 : performance.now() - ready;
  };

  const moreOptionsButton = (labels) => {
    const buttons = all(labelled(labels));
    return buttons.filter(isVisible).pop() ?? buttons.pop();
  };

  const openMenu = async (labels, waitMs) => {
    const button = await until(waitMs, () => moreOptionsButton(labels));
    if (!button) return [];
    if (entries().length === 0) button.click();
    await until(waitMs, () => entries().length > 0);
    return entries().map(entryLabel);
  };

  // Opens the info panel; says whether it is known to be open now, which it is not where none of
  // the labels is known.
  const openInfo = (key, labels) => {
    const name = nameInPanel(key, labels.fileName);
    if (name !== null || firstVisible(inScopes(key, labelled(labels.closeInfo)))) return true;
    const buttons = inScopes(key, labelled(labels.openInfo));
    if (buttons.length === 0) {
      // In a known language the label is another one only while the panel is open.
      return Boolean(moreOptionsButton(labels.moreOptions));
    }
    // The toolbar hides until the mouse moves; its buttons can be clicked all the same.
    const button = firstVisible(buttons) ?? buttons[0];
    (button.querySelector('button') ?? button).click();
    return true;
  };

  return {
    // Everything that is wanted of an item's page once its viewer is there, in one go: opens the
    // info panel, listens for what the page says, and opens the menu.
    open: async (key, labels, shownMs, menuMs) => {
      const shown = Boolean(await until(shownMs, () => scopes(key)[0]));
      if (shown) {
        openInfo(key, labels);
        watch();
      }
      const menu = shown ? await openMenu(labels.moreOptions, menuMs) : [];
      return {
        shown,
        menu,
        language: document.documentElement.lang ?? '',
        video: showsVideo(key),
        text: scopes(key).map(textOf).join(' ').slice(0, 2000),
      };
    },

    // The entries of the menu, opened where it is closed.
    menu: (labels, menuMs) => openMenu(labels.moreOptions, menuMs),

    awaitAge: async (ms, waitMs) => Boolean(await until(waitMs, () => age() >= ms)),

    choose: (label) => {
      const entry = entries().find((candidate) => entryLabel(candidate) === label);
      entry?.click();
      return Boolean(entry);
    },

    awaitFilm: async (key, waitMs) => Boolean(await until(waitMs, () => showsVideo(key))),

    isMenuOpen: () => entries().length > 0,

    // A playing video may swallow the key. Says whether there is one.
    quieten: (key) => {
      inScopes(key, 'video').forEach((video) => video.pause());
      document.activeElement?.blur?.();
      return showsVideo(key);
    },

    // What the page has said since it was opened, and what it says now.
    answers: (key) => {
      const { texts = [], notices = [] } = window.keepsakeWatch ?? {};
      return {
        video: showsVideo(key),
        texts: texts.concat(scopes(key).map((scope) => textOf(scope).slice(0, 2000))),
        notices: notices.concat(dialogs().map(wording)),
      };
    },

    openInfo,

    // How much there is in the viewer: an open panel makes it more, in every language.
    elements: (key) => inScopes(key, '*').length,

    // The lines of the info panel, as written; empty strings for what is not there.
    panel: async (key, labels, waitMs) => {
      const found = await until(waitMs, () => nameInPanel(key, labels.fileName) !== null);
      if (!found) return null;
      return {
        name: nameInPanel(key, labels.fileName),
        date: lineText(key, labels.dateTaken),
        time: lineText(key, labels.timeTaken),
        zone: lineText(key, ['GMT']),
        size: sizeText(key),
      };
    },
  };
})()
