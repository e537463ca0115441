package photos.keepsake.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentDispositionTest {
  @Test
  void theBlankAfterTheSemicolonVaries() {
    assertThat(ContentDisposition.attachment("IMG_9487.JPG", false))
        .isEqualTo("attachment;filename=\"IMG_9487.JPG\"");
    assertThat(ContentDisposition.attachment("IMG_9487.JPG", true))
        .isEqualTo("attachment; filename=\"IMG_9487.JPG\"");
  }

  @Test
  void aHostileNameIsSentAsItIsButCannotEndTheHeader() {
    assertThat(ContentDisposition.attachment("../../x\r\nSet-Cookie: a=b", false))
        .isEqualTo("attachment;filename=\"../../x__Set-Cookie: a=b\"");
    assertThat(ContentDisposition.attachment("a\"b\\c", false)).endsWith("\"a\\\"b\\\\c\"");
  }

  @Test
  void aPercentEncodedNameStaysEncodedInTheBrowser() {
    assertThat(ContentDisposition.attachment("Caf%C3%A9.jpg", false))
        .endsWith(";filename*=UTF-8''Caf%25C3%25A9.jpg");
  }

  @Test
  void anEmptyNameIsEmpty() {
    assertThat(ContentDisposition.attachment("", false)).isEqualTo("attachment;filename=\"\"");
  }
}
