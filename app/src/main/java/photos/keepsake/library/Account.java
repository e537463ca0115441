package photos.keepsake.library;

import java.util.Optional;

/**
 * Whose library it is. Neither part is ever logged.
 *
 * @param email empty where the site did not say; a person may change it
 * @param id the account's own number, which never changes; empty where the site did not say
 */
public record Account(Optional<String> email, Optional<String> id) {

  @Override
  public String toString() {
    return email.isPresent() || id.isPresent() ? "Account[known]" : "Account[unknown]";
  }
}
