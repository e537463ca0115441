package photos.keepsake.googlephotos.signin;

import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** What is said when the site asks for a sign-in, wherever in a run it does. */
public final class SignedOut {
  private SignedOut() {}

  /** The failure to throw. */
  public static RunFailure failure() {
    return new RunFailure(
        Reason.SIGNED_OUT,
        "you are signed out of Google Photos",
        "the site asks for a sign-in where it should show your photos",
        "run `keepsake login` with the same --profile and sign in, then run this again");
  }
}
