package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.RunFailure;

class LayoutTest {
  private static final ItemId ID = new ItemId("AF1Qip-x_Y");
  private static final Optional<LocalDateTime> MAY =
      Optional.of(LocalDateTime.parse("2024-05-01T23:59:59"));

  @ParameterizedTest
  @CsvSource({
    "{yyyy}/{yyyy-MM}/{name}, 2024/2024-05/a.jpg",
    "{name}, a.jpg",
    "{id}/{name}, AF1Qip-x_Y/a.jpg",
    "{yyyy}/of {id}/{name}, 2024/of AF1Qip-x_Y/a.jpg",
    "{kind}/{yyyy}/{MM}/{dd}/{name}, photo/2024/05/01/a.jpg",
    "Photos of {yyyy}/{yyyy-MM-dd} {name}, Photos of 2024/2024-05-01 a.jpg",
    "{yyyy}/{name} taken {dd}, 2024/a taken 01.jpg"
  })
  void fieldsAreFilledIn(String template, String expected) {
    Layout layout = Layout.parse(template);
    String folder = layout.folder(ID, MAY, ItemKind.PHOTO);
    String name = layout.fileName("a.jpg", MAY, ItemKind.PHOTO);
    assertThat(folder.isEmpty() ? name : folder + "/" + name).isEqualTo(expected);
  }

  @Test
  void aPhotoWithoutADateGoesToOneFolder() {
    assertThat(Layout.STANDARD.folder(ID, Optional.empty(), ItemKind.PHOTO)).isEqualTo("undated");
    assertThat(Layout.parse("{kind}/{yyyy}/{name}").folder(ID, Optional.empty(), ItemKind.VIDEO))
        .isEqualTo("video/undated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{yyyy}",
        "{yyyy}/",
        "{name}/{yyyy}",
        "{name}/{name}",
        "/{name}",
        "../{name}",
        "a//{name}",
        ".keepsake/{name}",
        "{camera}/{name}",
        "{yyyy}\\{name}",
        "a:b/{name}",
        "con/{name}",
        "{yyyy/{name}",
        "{}/{name}",
        "{id} {name}",
        "a/b/c/d/e/f/g/h/{name}"
      })
  void aLayoutThatCannotBeIsRefusedWithTheKnownFields(String template) {
    RunFailure failure = catchThrowableOfType(RunFailure.class, () -> Layout.parse(template));
    assertThat(failure.reason()).isEqualTo(RunFailure.Reason.USAGE);
    assertThat(failure.fix()).contains("{yyyy}", "{name}", "{kind}");
  }
}
