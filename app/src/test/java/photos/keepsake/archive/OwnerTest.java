package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.Account;
import photos.keepsake.library.RunFailure;

class OwnerTest extends ArchiveCase {
  @Test
  void theSameIdWithAnotherEmailIsTheSamePersonAndTheNewEmailCounts() {
    bind("ann@example.org", "1");
    bind("ann@example.com", "1");
    bind("Ann@example.com ", null);
    refuse("ann@example.org", null, "it was made for ann@example.com, you are signed in as ann@");
  }

  @Test
  void anotherIdWithTheSameEmailIsAnotherAccount() {
    bind("ann@example.org", "1");
    refuse("ann@example.org", "2", "it was made for ann@example.org, you are signed in as another");
    refuse(null, "2", "it was made for ann@example.org, you are signed in as another");
    refuse("bob@example.org", "2", "you are signed in as bob@example.org");
  }

  @Test
  void withoutAnIdTheEmailsAreCompared() {
    bind("ann@example.org", "1");
    bind("ann@example.org", null);
    refuse("bob@example.org", null, "you are signed in as bob@example.org");
  }

  @Test
  void anArchiveThatKnowsTheEmailOnlyLearnsTheId() {
    bind("ann@example.org", null);
    bind("ann@example.org", "1");
    bind("ann@example.net", "1");
    refuse("ann@example.net", "2", "another");
  }

  @Test
  void whatCannotBeComparedIsLetPassAndNotLearnt() {
    bind(null, null);
    assertThat(archive.status().accountKnown()).isFalse();
    bind(null, "1");
    assertThat(archive.status().accountKnown()).isTrue();
    bind("bob@example.org", null);
    bind("ann@example.org", "1");
    refuse("bob@example.org", null, "it was made for ann@example.org");
  }

  private void bind(@Nullable String email, @Nullable String id) {
    archive.bindAccount(new Account(Optional.ofNullable(email), Optional.ofNullable(id)));
  }

  private void refuse(@Nullable String email, @Nullable String id, String why) {
    assertThatThrownBy(() -> bind(email, id))
        .isInstanceOfSatisfying(
            RunFailure.class,
            e -> {
              assertThat(e.reason()).isEqualTo(RunFailure.Reason.OTHER_ACCOUNT);
              assertThat(e.why()).contains(why);
            });
  }
}
