// The grid's data: parts ("chunks") of the list, each loaded when it comes near the screen.
// The height of what is not loaded is estimated; far parts are not even known to exist yet.
const grid = { chunks: [], more: null, growing: false, grown: false };

function addToOutline(outline) {
  for (const part of outline.parts) {
    grid.chunks.push({ ...part, items: null, loading: false, tiles: [], heads: [], height: 0 });
  }
  grid.more = outline.more;
}

// A part that is far away is forgotten, but not its height and last day, so that nothing moves.
function forget(chunk) {
  chunk.known = { width: chunk.width, height: chunk.height, day: lastDay(chunk) };
  Object.assign(chunk, { items: null, tiles: [], heads: [], width: -1 });
}

const lastDay = (chunk) => (chunk.items && chunk.items.length ? chunk.items[chunk.items.length - 1].d : null);

// Most parts come quickly; some so late that the list looks finished.
function chunkDelay(index) {
  if (boot.calm) return 10;
  const slow = dice('slow', boot.place.id, index) < 0.08;
  return slow ? 2500 + 3500 * dice('how slow', index) : 40 + 200 * dice('quick', index);
}

async function loadChunk(index, done) {
  const chunk = grid.chunks[index];
  if (chunk.items || chunk.loading) return;
  chunk.loading = true;
  try {
    await sleep(chunkDelay(index));
    const answer = await ask('listing', { from: chunk.from, to: chunk.to });
    if (answer.items.length || !chunk.count) {
      chunk.items = answer.items;
      done();
    } else {
      setTimeout(done, 2000);
    }
  } catch (e) {
    setTimeout(done, 2000);
  } finally {
    chunk.loading = false;
  }
}

// The first time is always late: whoever takes it for the end misses most of the list.
async function growOutline(done) {
  if (!grid.more || grid.growing) return;
  grid.growing = true;
  try {
    const slow = !grid.grown || dice('grow', boot.place.id, grid.chunks.length) < 0.4;
    grid.grown = true;
    await sleep(boot.calm ? 10 : slow ? 3000 + 4000 * dice('grow how slow', grid.chunks.length) : 300);
    addToOutline(await ask('outline', { from: grid.more }));
    done();
  } catch (e) {
    setTimeout(done, 2000);
  } finally {
    grid.growing = false;
  }
}
