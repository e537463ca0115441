package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;

class ItemNamesTest {
  private static final ItemId ID = new ItemId("AF1Qip-x_1");

  @ParameterizedTest
  @CsvSource({
    "IMG_1.JPG, IMG_1.JPG, JPEG, IMG_1.JPG, the same name",
    "IMG 1+2.JPG, IMG_1_2.JPG, JPEG, IMG 1+2.JPG, the site's own name beats the mangled one",
    ".a.jpg, a.jpg, JPEG, a.jpg, a leading dot goes away",
    "'', IMG_1.JPG, JPEG, IMG_1.JPG, nothing shown",
    "'', 'Mein%20Hund%20%C3%BC.jpg', JPEG, Mein Hund ü.jpg, percent-encoded",
    "'', '100%.jpg', JPEG, 100%.jpg, not encoded at all",
    "'', '100%25%FF.jpg', JPEG, '100%25%FF.jpg', encoded but no UTF-8",
    "'', '..%2F..%2Fx.jpg', JPEG, _.._x.jpg, an encoded escape",
    "'', download, JPEG, AF1Qip-x_1.jpg, download is no name",
    "Download, '', HEIC, AF1Qip-x_1.heic, nor is it at the site",
    "'', '', UNKNOWN, AF1Qip-x_1, nothing known at all",
    "IMG_1.HEIC, IMG_1.jpg, JPEG, IMG_1.jpg, converted by the site",
    "IMG_1.HEIC, '', JPEG, IMG_1.HEIC.jpg, misleading and nobody knows better",
    "IMG_1.JPEG, IMG_1.jpg, JPEG, IMG_1.JPEG, two spellings of one type",
    "IMG_1.DNG, IMG_1.DNG, TIFF, IMG_1.DNG, RAW files begin as TIFF",
    "CLIP.MP4, CLIP.MP4, QUICKTIME, CLIP.MP4, MP4 and MOV are family",
    "holiday, holiday, PNG, holiday.png, no extension",
    "v1.2 final, '', PNG, v1.2 final.png, a dot is no extension",
    "a.xyz, a.xyz, JPEG, a.xyz, an extension that nobody knows",
    "a.jpg, a.jpg, UNKNOWN, a.jpg, bytes that nobody knows",
    "con.jpg, con.jpg, JPEG, _con.jpg, a device of Windows"
  })
  void aPlainFileIsCalledAsTheSiteShowsItUnlessThatWouldMislead(
      String shown, String announced, MediaType type, String expected, String why) {
    assertThat(names(shown, file(FileRole.ORIGINAL, announced, false, type)))
        .as(why)
        .containsExactly(expected);
  }

  @Test
  void theEditedVersionStandsBesideItsOriginal() {
    assertThat(
            names(
                "IMG_1.HEIC",
                file(FileRole.ORIGINAL, "IMG_1.HEIC", false, MediaType.HEIC),
                file(FileRole.EDITED, "IMG_1.jpg", false, MediaType.JPEG)))
        .containsExactly("IMG_1.HEIC", "IMG_1-edited.jpg");
    assertThat(names("IMG_1.jpg", file(FileRole.EDITED, "IMG_1.jpg", false, MediaType.JPEG)))
        .containsExactly("IMG_1-edited.jpg");
  }

  @Test
  void theClipIsCalledAsItsStillWithItsOwnExtension() {
    assertThat(
            names(
                "IMG_1.HEIC",
                file(FileRole.ORIGINAL, "IMG_1.HEIC", true, MediaType.HEIC),
                file(FileRole.MOTION_CLIP, "IMG_E1(1).MOV", true, MediaType.QUICKTIME)))
        .containsExactly("IMG_1.HEIC", "IMG_1.MOV");
  }

  @Test
  void aStillInAZipTakesTheExtensionOfItsEntry() {
    assertThat(
            names(
                "IMG_1.zip",
                file(FileRole.ORIGINAL, "IMG_2.HEIC", true, MediaType.HEIC),
                file(FileRole.MOTION_CLIP, "", true, MediaType.QUICKTIME)))
        .containsExactly("IMG_1.HEIC", "IMG_1.mov");
  }

  @Test
  void severalStillsOfOneZipKeepTheirOwnNames() {
    assertThat(
            names(
                "burst.jpg",
                file(FileRole.ORIGINAL, "B_1.jpg", true, MediaType.JPEG),
                file(FileRole.ORIGINAL, "B_2.jpg", true, MediaType.JPEG),
                file(FileRole.ORIGINAL, "b_2.JPG", true, MediaType.JPEG)))
        .containsExactly("B_1.jpg", "B_2.jpg", "b_2 (2).JPG");
  }

  @Test
  void theClipOfAnEditedLivePhotoGoesWithTheEditedStill() {
    assertThat(
            names(
                "IMG_1.HEIC",
                file(FileRole.ORIGINAL, "IMG_1.HEIC", true, MediaType.HEIC),
                file(FileRole.MOTION_CLIP, "IMG_1.MOV", true, MediaType.QUICKTIME),
                file(FileRole.EDITED, "IMG_1.JPG", true, MediaType.JPEG),
                file(FileRole.MOTION_CLIP, "IMG_1.MOV", true, MediaType.QUICKTIME)))
        .containsExactly("IMG_1.HEIC", "IMG_1.MOV", "IMG_1-edited.JPG", "IMG_1-edited.MOV");
  }

  private static List<String> names(String shown, StagedFile... files) {
    return new ItemNames(ID, shown).of(List.of(files));
  }

  private static StagedFile file(FileRole role, String name, boolean part, MediaType type) {
    Fingerprint none = new Fingerprint(1, "", "", new byte[0]);
    return new StagedFile(Path.of("x"), role, name, part, none, type);
  }
}
