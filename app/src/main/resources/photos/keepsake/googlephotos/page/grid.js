// What Keepsake does inside a grid page. An object of functions; each takes and gives JSON only.
(() => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  // The page keeps copies of earlier lists in the document, hidden.
  const isVisible = (element) =>
    element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true });

  // By place on the screen: nodes are recycled, so their order in the document says nothing.
  const tiles = () =>
    [...document.querySelectorAll('a[href*="/photo/"]')]
      .filter(isVisible)
      .map((tile) => ({ tile, box: tile.getBoundingClientRect() }))
      .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
      .map(({ tile }) => tile);

  const hrefOf = (tile) => tile.getAttribute('href');

  const labelOf = (tile) =>
    tile.getAttribute('aria-label') ||
    tile.querySelector('[aria-label]')?.getAttribute('aria-label') ||
    '';

  const scrolls = (element) =>
    element.scrollHeight > element.clientHeight + 1 &&
    /auto|scroll/.test(getComputedStyle(element).overflowY);

  // Found from a tile upwards, so that no name of the page's own is needed.
  const scroller = () => {
    for (let element = tiles()[0]?.parentElement; element; element = element.parentElement) {
      if (scrolls(element)) return element;
    }
    return document.scrollingElement;
  };

  const snapshot = () => {
    const view = scroller();
    return {
      language: document.documentElement.lang ?? '',
      tiles: tiles().map((tile) => [hrefOf(tile), labelOf(tile)]),
      atBottom: view.scrollTop + view.clientHeight >= view.scrollHeight - 2,
      scrollHeight: view.scrollHeight,
    };
  };

  // Waits until a tile shows that is not among the known ones.
  const awaitNew = async (known, waitMs) => {
    const seen = new Set(known);
    const until = performance.now() + waitMs;
    while (performance.now() < until && tiles().every((tile) => seen.has(hrefOf(tile)))) {
      await pause(20);
    }
    return snapshot();
  };

  return {
    top: async (waitMs) => {
      scroller().scrollTop = 0;
      return awaitNew([], waitMs);
    },

    // Brings the last known tile to the upper edge, so that it stays in the document while the
    // ones below it load.
    onward: async (last, known, waitMs) => {
      tiles()
        .find((tile) => hrefOf(tile) === last)
        ?.scrollIntoView({ block: 'start', behavior: 'instant' });
      return awaitNew(known, waitMs);
    },

    // Steps back by part of a screen: for when the page jumped too far.
    back: async (known, waitMs) => {
      const view = scroller();
      view.scrollBy({ top: -view.clientHeight / 2, behavior: 'instant' });
      return awaitNew(known, waitMs);
    },

    // Moves a little up and down again: some loads begin only with a scroll event.
    nudge: async (known, waitMs) => {
      const view = scroller();
      view.scrollBy({ top: -40, behavior: 'instant' });
      await pause(30);
      view.scrollBy({ top: view.clientHeight / 2, behavior: 'instant' });
      return awaitNew(known, waitMs);
    },
  };
})()
