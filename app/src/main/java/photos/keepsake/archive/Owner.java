package photos.keepsake.archive;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.library.Account;
import photos.keepsake.library.RunFailure;

/**
 * Whose archive it is. An account is known by its e-mail, which a person may change, and by its id,
 * which stays; where both ids are known, they decide.
 */
final class Owner {
  private static final Logger log = LoggerFactory.getLogger(Owner.class);

  private static final String EMAIL = "account";
  private static final String ID = "account_id";

  private final Catalog catalog;

  Owner(Catalog catalog) {
    this.catalog = catalog;
  }

  /** See {@link Archive#bindAccount}. */
  void require(Account account) {
    Account now =
        new Account(
            account.email().map(email -> email.strip().toLowerCase(Locale.ROOT)), account.id());
    Account bound = new Account(catalog.meta(EMAIL), catalog.meta(ID));
    if (areBoth(bound.id(), now.id())) {
      requireSame(bound, now, bound.id().equals(now.id()));
    } else if (areBoth(bound.email(), now.email())) {
      requireSame(bound, now, bound.email().equals(now.email()));
    } else if (bound.email().isPresent() || bound.id().isPresent()) {
      // Nothing to compare; what is told now may be somebody else's.
      return;
    }
    remember(bound, now);
  }

  private static boolean areBoth(Optional<String> bound, Optional<String> now) {
    return bound.isPresent() && now.isPresent();
  }

  private static void requireSame(Account bound, Account now, boolean same) {
    if (!same) {
      String other = now.email().filter(e -> !bound.email().equals(now.email())).orElse("another");
      throw new RunFailure(
          RunFailure.Reason.OTHER_ACCOUNT,
          "this archive belongs to another account",
          "it was made for " + bound.email().orElse("one") + ", you are signed in as " + other,
          "sign in with that account, or name another folder with --archive");
    }
  }

  private void remember(Account bound, Account now) {
    if (areBoth(bound.email(), now.email()) && !bound.email().equals(now.email())) {
      log.info("the account has another e-mail address now");
    }
    if (now.email().isPresent() && !now.email().equals(bound.email())) {
      catalog.setMeta(EMAIL, now.email().get());
    }
    if (now.id().isPresent() && bound.id().isEmpty()) {
      catalog.setMeta(ID, now.id().get());
    }
  }
}
