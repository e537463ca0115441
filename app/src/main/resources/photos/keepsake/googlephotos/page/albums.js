// What Keepsake does inside the list of albums. Takes and gives JSON only.
(() => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const tiles = () =>
    [...document.querySelectorAll('a[href*="/album/"], a[href*="/share/"]')].filter((tile) =>
      tile.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true }),
    );

  const words = (tile) =>
    [tile.getAttribute('aria-label') ?? '', ...(tile.innerText ?? '').split('\n')]
      .map((line) => line.trim())
      .filter(Boolean);

  return {
    // Brings the last tile into view and waits for more to load below it.
    onward: async (waitMs) => {
      const before = tiles().length;
      tiles().pop()?.scrollIntoView({ block: 'start', behavior: 'instant' });
      const until = performance.now() + waitMs;
      while (performance.now() < until && tiles().length <= before) await pause(30);
      return tiles().map((tile) => [tile.getAttribute('href'), words(tile)]);
    },
  };
})()
