package photos.keepsake.simulator.control;

/** The screens that accounts.google.com may put between a visitor and the library. */
public enum SignInScreen {
  /** One chooses an account. */
  CHOOSER("signinchooser"),
  /** One approves on the phone; the page goes on by itself. */
  CHALLENGE_ON_PHONE("challenge/dp"),
  /** One chooses between the account of an organisation and a private one. */
  SHADOW_DISAMBIGUATE("shadowdisambiguate"),
  /** One says once more who one is. */
  CONFIRM_IDENTIFIER("confirmidentifier"),
  /** The end: the browser looks automated. */
  REJECTED("rejected"),
  /** An offer that one may decline. */
  PASSKEY_ENROLLMENT("speedbump/passkeyenrollment");

  private final String end;

  SignInScreen(String end) {
    this.end = end;
  }

  /** The path of its page at accounts.google.com. */
  public String path() {
    return "/v3/signin/" + end;
  }
}
