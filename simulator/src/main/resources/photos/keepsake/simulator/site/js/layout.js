// Where every tile of the grid stands. Rows of fixed height, tiles as wide as their shape.
const ROW = 200;
const GAP = 4;
const HEAD = 40;
const WIDTHS = { LANDSCAPE: 266, PORTRAIT: 150, SQUARE: 200 };

const LINE = HEAD + ROW + GAP;

function estimateHeight(count, width) {
  return Math.ceil(count / Math.max(1, Math.floor(width / 220))) * LINE;
}

// Lays out one loaded chunk; positions are relative to the chunk's top. Short days share a line,
// each under its own heading; a day that goes on from the chunk before has none.
function layOut(chunk, width, dayBefore) {
  chunk.tiles = [];
  chunk.heads = [];
  let x = 0;
  let y = 0;
  let day = dayBefore;
  for (const item of chunk.items) {
    const w = Math.min(WIDTHS[item.s], width);
    if (x + w > width) {
      x = 0;
      y += LINE;
    }
    if (item.d !== day || !chunk.heads.length) {
      chunk.heads.push({ x, y, w, text: item.d === day ? null : item.d });
      day = item.d;
    }
    chunk.tiles.push({ x, y: y + HEAD, w, item, head: chunk.heads.length - 1 });
    x += w + GAP;
  }
  chunk.height = chunk.tiles.length ? y + LINE : 0;
}

// Tops of all chunks; returns the whole height.
function stack(width) {
  let top = 0;
  let day = null;
  for (const chunk of grid.chunks) {
    chunk.top = top;
    if (chunk.items && (chunk.width !== width || chunk.dayBefore !== day)) {
      layOut(chunk, width, day);
      chunk.width = width;
      chunk.dayBefore = day;
    } else if (!chunk.items) {
      const known = chunk.known && chunk.known.width === width;
      chunk.height = known ? chunk.known.height : estimateHeight(chunk.count, width);
    }
    day = chunk.items || !chunk.known ? lastDay(chunk) : chunk.known.day;
    top += chunk.height;
  }
  return top;
}
