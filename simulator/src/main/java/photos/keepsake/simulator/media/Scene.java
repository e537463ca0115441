package photos.keepsake.simulator.media;

import java.util.SplittableRandom;

/**
 * A landscape as a mosaic of square tiles in 16 colours: sky, sun, hills and water. Tiles suit
 * every encoder here, since a tile is one block of a JPEG and a long run for the others.
 */
final class Scene {
  /** Pixels along the side of a tile. */
  static final int TILE = 16;

  private static final int SKY = 0;
  private static final int SKY_COLOURS = 5;
  private static final int SUN = 5;
  private static final int HILLS = 6;
  private static final int WATER = 9;
  private static final int WATER_COLOURS = 7;

  private final int columns;
  private final int rows;
  private final int[] palette = new int[16];
  private final byte[] tiles;

  Scene(long seed, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.tiles = new byte[columns * rows];
    SplittableRandom random = new SplittableRandom(seed);
    mixColours(random);
    paint(random);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** The palette index of a tile, 0 to 15. */
  int tile(int column, int row) {
    return tiles[row * columns + column];
  }

  /** The palette index of a pixel, 0 to 15. */
  int pixel(int x, int y) {
    return tile(x / TILE, y / TILE);
  }

  /** A colour of the palette as {@code 0xRRGGBB}. */
  int colour(int index) {
    return palette[index];
  }

  private void mixColours(SplittableRandom random) {
    int high = rgb(random, 20, 90, 120, 200);
    int low = rgb(random, 190, 60, 200, 230);
    shade(SKY, SKY_COLOURS, high, low);
    palette[SUN] = 0xFFF0B0 + random.nextInt(0x40);
    shade(HILLS, WATER - HILLS, rgb(random, 70, 70, 90, 140), rgb(random, 15, 50, 60, 60));
    shade(WATER, WATER_COLOURS, rgb(random, 60, 60, 140, 190), rgb(random, 10, 30, 60, 90));
  }

  /**
   * A colour with up to 40 more of red than {@code red}, and so on; blue lies above {@code blue}.
   */
  private static int rgb(SplittableRandom random, int red, int green, int blue, int blueMax) {
    int r = red + random.nextInt(40);
    int g = green + random.nextInt(40);
    int b = blue + random.nextInt(Math.max(1, blueMax - blue));
    return (Math.min(r, 255) << 16) | (Math.min(g, 255) << 8) | Math.min(b, 255);
  }

  private void shade(int first, int count, int from, int to) {
    for (int i = 0; i < count; i++) {
      palette[first + i] = blend(from, to, i / (double) (count - 1));
    }
  }

  private static int blend(int from, int to, double share) {
    int result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xFF;
      int b = (to >> shift) & 0xFF;
      result |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return result;
  }

  private void paint(SplittableRandom random) {
    int horizon = rows / 2 + random.nextInt(Math.max(1, rows / 6));
    int sunColumn = random.nextInt(columns);
    int sunRow = 1 + random.nextInt(Math.max(1, horizon / 2));
    double[][] hills = hills(horizon, random.nextDouble() * Math.PI * 2);
    double sunRadius = Math.max(1, rows / 12.0);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int index = row < horizon ? air(column, row, horizon, hills) : water(row, horizon, random);
        int across = column - sunColumn;
        int down = row - sunRow;
        boolean sun = across * across + down * down < sunRadius * sunRadius;
        tiles[row * columns + column] = (byte) (sun && index < SUN ? SUN : index);
      }
    }
  }

  /** How far each hill rises above the horizon, column by column: pictures are made often. */
  private double[][] hills(int horizon, double phase) {
    double[][] hills = new double[3][columns];
    for (int hill = 0; hill < hills.length; hill++) {
      for (int column = 0; column < columns; column++) {
        double wave = StrictMath.sin(column * 6.0 / columns * (hill + 1) + phase * (hill + 1));
        hills[hill][column] = (3 - hill) * horizon / 8.0 * (1 + wave * 0.5);
      }
    }
    return hills;
  }

  private int air(int column, int row, int horizon, double[][] hills) {
    for (int hill = 2; hill >= 0; hill--) {
      if (horizon - row < hills[hill][column]) {
        return HILLS + hill;
      }
    }
    return SKY + Math.min(SKY_COLOURS - 1, row * SKY_COLOURS / horizon);
  }

  private int water(int row, int horizon, SplittableRandom random) {
    int depth = (row - horizon) * WATER_COLOURS / Math.max(1, rows - horizon);
    int glint = random.nextInt(8) == 0 ? 1 : 0;
    return WATER + Math.min(WATER_COLOURS - 1, depth + glint);
  }
}
