package photos.keepsake.library;

import java.util.Optional;

/**
 * Whose library it is.
 *
 * @param email empty where the site did not say. Never logged.
 */
public record Account(Optional<String> email) {

  @Override
  public String toString() {
    return email.isPresent() ? "Account[known]" : "Account[unknown]";
  }
}
