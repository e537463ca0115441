package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;

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
    "IMG_1.HEIC, IMG_1.jpg, JPEG, IMG_1.HEIC, what the site shows stays",
    "IMG_1.HEIC, '', JPEG, IMG_1.HEIC, whatever the bytes are",
    "'', IMG_1.HEIC, JPEG, IMG_1.HEIC, and so does what came with the bytes",
    "IMG_1.zip, '', JPEG, IMG_1.jpg, no zip any more",
    "IMG_1.zip, IMG_2.JPG, JPEG, IMG_1.JPG, the name of the bytes knows better than their type",
    "holiday, holiday.PNG, PNG, holiday.PNG, it knows how the person writes it",
    "IMG_1.DNG, IMG_1.DNG, TIFF, IMG_1.DNG, RAW files begin as TIFF",
    "CLIP.MP4, CLIP.MP4, QUICKTIME, CLIP.MP4, MP4 and MOV are family",
    "holiday, holiday, PNG, holiday.png, no extension",
    "v1.2 final, '', PNG, v1.2 final.png, a dot is no extension",
    "a.xyz, a.xyz, JPEG, a.xyz, an extension that nobody knows",
    "a.jpg, a.jpg, UNKNOWN, a.jpg, bytes that nobody knows",
    "con.jpg, con.jpg, JPEG, _con.jpg, a device of Windows"
  })
  void aPlainFileIsCalledAsTheSiteShowsIt(
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
    assertThat(names("IMG_1.JPG", file(FileRole.EDITED, "", false, MediaType.JPEG)))
        .containsExactly("IMG_1-edited.JPG");
    assertThat(names("IMG_1.HEIC", file(FileRole.EDITED, "", false, MediaType.JPEG)))
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

  @Test
  void namesThatTheLayoutCutsToOneGetNumbers() {
    String start = "x".repeat(SafeName.BYTES_MAX - 6);
    Layout layout = Layout.parse("{kind} {name}");
    List<StagedFile> stills =
        List.of(
            file(FileRole.ORIGINAL, start + "1.jpg", true, MediaType.JPEG),
            file(FileRole.ORIGINAL, start + "2.jpg", true, MediaType.JPEG));
    List<String> names =
        new ItemNames(ID, "burst.jpg")
            .of(stills, name -> layout.fileName(name, Optional.empty(), ItemKind.PHOTO));
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("photo xxx"));
    assertThat(names.get(1)).endsWith(" (2).jpg");
  }

  private static List<String> names(String shown, StagedFile... files) {
    return new ItemNames(ID, shown).of(List.of(files), name -> name);
  }

  private static StagedFile file(FileRole role, String name, boolean part, MediaType type) {
    Fingerprint none = new Fingerprint(1, "", "", new byte[0]);
    return new StagedFile(Path.of("x"), role, name, part, none, type);
  }
}
