package photos.keepsake.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SizeIsExactTest {
  private static final Optional<Capture> CAPTURE =
      Optional.of(
          new Capture(
              Camera.STILL_CAMERA,
              LocalDateTime.of(2014, 2, 28, 1, 2, 3),
              Optional.of(ZoneOffset.ofHours(-3)),
              Optional.of(new Position(-12.5, -70.25, -430))));

  @ParameterizedTest
  @EnumSource
  void everySeedFitsIntoTheSmallestSize(MediaFormat format) throws Exception {
    for (long seed = 0; seed < 25; seed++) {
      long size = format.smallestBytes() + seed % 7;
      MediaRecipe lying = MediaRecipe.of(format, seed, size, CAPTURE);
      MediaRecipe standing =
          new MediaRecipe(format, seed, size, lying.height(), lying.width(), CAPTURE);
      assertThat(length(lying)).describedAs("seed %d", seed).isEqualTo(size);
      assertThat(length(standing)).describedAs("seed %d", seed).isEqualTo(size);
    }
  }

  /** Sizes around those at which one more padding segment, chunk or block is begun. */
  @ParameterizedTest
  @EnumSource(names = {"JPEG", "GIF", "WEBP", "MOTION_PHOTO"})
  void anySizeAboveIsMetToTheByte(MediaFormat format) throws Exception {
    List<Piece> smallest = MediaRecipe.of(format, 3, format.smallestBytes(), CAPTURE).pieces();
    long frame = smallest.get(0).length() + smallest.get(smallest.size() - 1).length();
    for (long size = frame + 65_530; size < frame + 65_530 + 270; size++) {
      List<Piece> pieces = MediaRecipe.of(format, 3, size, CAPTURE).pieces();
      assertThat(pieces.stream().mapToLong(Piece::length).sum()).isEqualTo(size);
      assertThat(pieces).allMatch(piece -> piece.length() >= 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "HEIC", "MOV", "MP4", "MOTION_PHOTO"})
  void aFileOfNearlyAGigabyteIsReadFromItsMiddleWithoutItsBytesBeingHeld(MediaFormat format)
      throws Exception {
    MediaRecipe recipe = MediaRecipe.of(format, 3, 1_000_000_000, CAPTURE);
    try (InputStream in = recipe.open()) {
      in.skipNBytes(999_999_000);
      assertThat(in.readAllBytes()).hasSize(1_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void partsOfAnyLengthMakeUpTheSameBytes(MediaFormat format) throws Exception {
    MediaRecipe recipe = MediaRecipe.of(format, 11, 150_000, CAPTURE);
    SplittableRandom random = new SplittableRandom(5);
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    try (InputStream in = recipe.open()) {
      byte[] buffer = new byte[5_000];
      int count = in.read(buffer, 3, 1);
      while (count >= 0) {
        parts.write(buffer, 3, count);
        count = in.read(buffer, 3, random.nextInt(1, 4_000));
      }
    }
    try (InputStream in = recipe.open()) {
      assertThat(Arrays.equals(parts.toByteArray(), in.readAllBytes())).isTrue();
    }
  }

  @Test
  void anotherSeedMakesOtherBytes() throws Exception {
    MediaRecipe one = MediaRecipe.of(MediaFormat.JPEG, 1, 30_000, CAPTURE);
    MediaRecipe other = MediaRecipe.of(MediaFormat.JPEG, 2, 30_000, CAPTURE);
    try (InputStream a = one.open();
        InputStream b = other.open()) {
      assertThat(Arrays.equals(a.readAllBytes(), b.readAllBytes())).isFalse();
    }
  }

  @Test
  void aSizeThatNothingFitsIntoIsRefused() {
    assertThatThrownBy(() -> MediaRecipe.of(MediaFormat.MOV, 1, 100, CAPTURE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 bytes");
  }

  private static long length(MediaRecipe recipe) throws Exception {
    try (InputStream in = recipe.open()) {
      return in.readAllBytes().length;
    }
  }
}
