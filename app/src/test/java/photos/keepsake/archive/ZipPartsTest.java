package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.RunFailure;

class ZipPartsTest {
  @TempDir Path temp;
  private Path staging;
  private final List<Path> created = new ArrayList<>();

  @BeforeEach
  void makeStaging() throws IOException {
    staging = Files.createDirectories(temp.resolve("a/b/staging"));
  }

  @Test
  void theStillComesFirstAndAVideoBesideItIsItsClip() throws IOException {
    List<StagedFile> parts =
        unpack(TestPhotos.zip("IMG.MOV", TestPhotos.mov(1), "IMG.HEIC", TestPhotos.heic(2)));
    assertThat(parts).extracting(StagedFile::originalName).containsExactly("IMG.HEIC", "IMG.MOV");
    assertThat(parts)
        .extracting(StagedFile::role)
        .containsExactly(FileRole.EDITED, FileRole.MOTION_CLIP);
    assertThat(parts.get(1).path()).hasBinaryContent(TestPhotos.mov(1));
  }

  @Test
  void aSinglePartKeepsTheRole() throws IOException {
    List<StagedFile> parts = unpack(TestPhotos.zip("clip.mov", TestPhotos.mov(1)));
    assertThat(parts).extracting(StagedFile::role).containsExactly(FileRole.EDITED);
  }

  @Test
  void foldersAndTextsAreLeftOut() throws IOException {
    List<StagedFile> parts =
        unpack(
            TestPhotos.zip(
                "folder/",
                new byte[0],
                "folder/empty.txt",
                new byte[0],
                "folder/readme.html",
                "<html>".getBytes(),
                "folder/sidecar.json",
                "{\"a\": 1}".getBytes(),
                "folder/note.txt",
                "See you".getBytes(),
                "folder/deep/a.jpg",
                TestPhotos.jpeg(1)));
    assertThat(parts).extracting(StagedFile::originalName).containsExactly("a.jpg");
  }

  @Test
  void aPartOfATypeThatNobodyKnowsIsKept() throws IOException {
    List<StagedFile> parts =
        unpack(TestPhotos.zip("a.jpg", TestPhotos.jpeg(1), "a.new", TestPhotos.noise(2)));
    assertThat(parts).extracting(StagedFile::originalName).containsExactly("a.jpg", "a.new");
    assertThat(unpack(TestPhotos.zip("b.x3f", TestPhotos.noise(2)))).hasSize(1);
  }

  @Test
  void anEmptyPhotoInAZipFailsTheItemForNow() {
    refused(
        TestPhotos.zip("a.HEIC", TestPhotos.heic(1), "a.MOV", new byte[0]),
        "a part of it came empty");
  }

  @Test
  void namesThatAreNotUtf8Arrive() throws IOException {
    byte[] zip = deflated("\u0081_1.jpg", TestPhotos.jpeg(1), StandardCharsets.ISO_8859_1);
    StagedFile part = unpack(zip).get(0);
    assertThat(part.path()).hasBinaryContent(TestPhotos.jpeg(1));
    assertThat(part.originalName()).endsWith("_1.jpg");
  }

  @Test
  void twoEntriesOfOneNameBothArrive() throws IOException {
    List<StagedFile> parts = unpack(twins(TestPhotos.jpeg(1), TestPhotos.jpeg(2)));
    assertThat(parts).extracting(StagedFile::originalName).containsExactly("a1.jpg", "a1.jpg");
    assertThat(parts.get(0).path()).hasBinaryContent(TestPhotos.jpeg(1));
    assertThat(parts.get(1).path()).hasBinaryContent(TestPhotos.jpeg(2));
  }

  @Test
  void twoEntriesOfOneNameKeepToTheLimitsAndMustBeWhole() throws IOException {
    byte[] zip = twins(TestPhotos.jpeg(1), TestPhotos.jpeg(2));
    assertThatThrownBy(() -> unpack(zip, 1_000)).isInstanceOf(RunFailure.class);
    for (int length = 4; length < zip.length; length += 97) {
      refused(Arrays.copyOf(zip, length), "cut or damaged");
    }
    zip[3_000] ^= 1;
    refused(zip, "cut or damaged");
  }

  /** The writer refuses a second entry of one name, so it gets it afterwards. */
  private static byte[] twins(byte[] one, byte[] other) {
    byte[] zip = TestPhotos.zip("a1.jpg", one, "a2.jpg", other);
    for (int i = 0; i < zip.length - 2; i++) {
      if (zip[i] == 'a' && zip[i + 1] == '2' && zip[i + 2] == '.') {
        zip[i + 1] = '1';
      }
    }
    return zip;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../evil.jpg",
        "/etc/evil.jpg",
        "..\\..\\evil.jpg",
        "C:\\evil.jpg",
        "a/../../../evil.jpg",
        "//host/share/evil.jpg"
      })
  void aHostileNameOfAnEntryLeadsNowhere(String name) throws IOException {
    StagedFile part = unpack(TestPhotos.zip(name, TestPhotos.jpeg(1))).get(0);
    assertThat(part.path()).hasParent(staging);
    assertThat(part.originalName()).isEqualTo("evil.jpg");
    try (var all = Files.walk(temp)) {
      assertThat(all.filter(Files::isRegularFile).map(Path::getParent).distinct())
          .containsExactly(staging);
    }
  }

  @Test
  void aZipThatWasCutAnywhereIsRefused() throws IOException {
    byte[] zip = TestPhotos.zip("IMG.HEIC", TestPhotos.heic(1), "IMG.MOV", TestPhotos.mov(2));
    for (int length = 4; length < zip.length; length += 97) {
      refused(Arrays.copyOf(zip, length), "cut or damaged");
    }
    refused(Arrays.copyOf(zip, zip.length - 1), "cut or damaged");
  }

  @Test
  void aPartWithOneWrongByteIsRefused() throws IOException {
    byte[] zip = TestPhotos.zip("a.jpg", TestPhotos.jpeg(1));
    zip[200] ^= 1;
    refused(zip, "cut or damaged");
  }

  @Test
  void damageAnywhereIsRefusedOrHarmless() throws IOException {
    byte[] good = TestPhotos.zip("a.jpg", TestPhotos.jpeg(1));
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] zip = good.clone();
      zip[random.nextInt(zip.length)] = (byte) random.nextInt();
      try {
        assertThat(unpack(zip).get(0).path()).hasBinaryContent(TestPhotos.jpeg(1));
      } catch (ItemFailure e) {
        assertThat(e.isTemporary()).isTrue();
      }
    }
  }

  @Test
  void aZipWithoutAPhotoIsRefused() throws IOException {
    refused(TestPhotos.zip("sorry.html", "<html>".getBytes()), "no photo");
    refused(TestPhotos.zip(), "no photo");
  }

  @Test
  void aZipWithTooManyPartsIsRefused() throws IOException {
    Object[] entries = new Object[2 * (ZipParts.PARTS_MAX + 1)];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = i + ".jpg";
      entries[i + 1] = TestPhotos.jpeg(i);
    }
    refused(TestPhotos.zip(entries), "more parts");
  }

  @Test
  void aBombIsRefusedBeforeItFillsTheDisk() throws IOException {
    byte[] bomb = deflated("a.jpg", TestPhotos.join(TestPhotos.jpeg(1), new byte[50_000_000]));
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> unpack(bomb, 1_000_000)).isInstanceOf(RunFailure.class);
    assertThat(bytesInStaging()).isLessThan(1_000_000);
  }

  @Test
  void aBombThatLiesAboutItsSizeIsRefusedBeforeItFillsTheDisk() throws IOException {
    byte[] bomb = deflated("a.jpg", TestPhotos.join(TestPhotos.jpeg(1), new byte[50_000_000]));
    ByteBuffer zip = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(bomb.length - 22 + 16);
    zip.putInt(directory + 24, 1_000);
    assertThatThrownBy(() -> unpack(bomb, 1_000_000)).isInstanceOf(ItemFailure.class);
    assertThat(bytesInStaging()).isLessThan(1_500_000);
  }

  @Test
  void aTableOfContentsThatAsksForTooMuchMemoryIsRefused() throws IOException {
    byte[] zip = TestPhotos.zip("a.jpg", TestPhotos.jpeg(1));
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(zip.length - 22 + 12, 1 << 30);
    refused(zip, "far more parts");
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putShort(zip.length - 22 + 10, (short) -1);
    refused(zip, "far more parts");
  }

  private static byte[] deflated(String name, byte[] bytes) throws IOException {
    return deflated(name, bytes, StandardCharsets.UTF_8);
  }

  private static byte[] deflated(String name, byte[] bytes, Charset names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private void refused(byte[] zip, String reason) {
    assertThatThrownBy(() -> unpack(zip))
        .isInstanceOf(ItemFailure.class)
        .hasMessageContaining(reason);
  }

  private List<StagedFile> unpack(byte[] zip) throws IOException {
    return unpack(zip, Long.MAX_VALUE);
  }

  private List<StagedFile> unpack(byte[] zipped, long room) throws IOException {
    Path zip = Files.write(staging.resolve("download"), zipped);
    DiskFiles files = new DiskFiles(staging);
    List<StagedFile> parts =
        new ZipParts(files, staging, created, bytes -> requireSpace(bytes, room))
            .unpack(zip, FileRole.EDITED);
    Files.delete(zip);
    return parts;
  }

  private void requireSpace(long bytes, long room) {
    if (bytes > room) {
      throw DiskTrouble.belowFloor(temp, room, bytes, 0);
    }
  }

  private long bytesInStaging() throws IOException {
    long sum = 0;
    for (Path path : created) {
      sum += Files.exists(path) ? Files.size(path) : 0;
    }
    return sum;
  }
}
