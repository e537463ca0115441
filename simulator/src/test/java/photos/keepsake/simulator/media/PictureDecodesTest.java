package photos.keepsake.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureDecodesTest {

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "GIF", "MOTION_PHOTO"})
  void aDecoderSeesTheTilesOfTheScene(MediaFormat format) throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      MediaRecipe recipe = MediaRecipe.of(format, seed, 100_000 + seed, Optional.empty());
      BufferedImage image = decode(recipe);
      assertThat(image.getWidth()).isEqualTo(format.longEdge());
      assertThat(image.getHeight()).isEqualTo(format.shortEdge());
      assertTiles(image, recipe.scene());
    }
  }

  private static void assertTiles(BufferedImage image, Scene scene) {
    for (int row = 0; row < scene.rows(); row++) {
      for (int column = 0; column < scene.columns(); column++) {
        int wanted = scene.colour(scene.tile(column, row));
        int seen = image.getRGB(column * Scene.TILE + 7, row * Scene.TILE + 7);
        for (int shift = 0; shift < 24; shift += 8) {
          assertThat((seen >> shift) & 0xFF)
              .isBetween(((wanted >> shift) & 0xFF) - 3, ((wanted >> shift) & 0xFF) + 3);
        }
      }
    }
  }

  private static BufferedImage decode(MediaRecipe recipe) throws Exception {
    try (InputStream in = recipe.open()) {
      return ImageIO.read(in);
    }
  }
}
