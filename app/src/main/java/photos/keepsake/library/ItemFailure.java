package photos.keepsake.library;

import org.jspecify.annotations.Nullable;

/** One item failed; the run goes on. */
public final class ItemFailure extends KeepsakeException {
  private final boolean temporary;
  private final boolean doubt;

  private ItemFailure(String reason, boolean temporary, boolean doubt, @Nullable Throwable cause) {
    super(reason, cause);
    this.temporary = temporary;
    this.doubt = doubt;
  }

  /** Worth another try in this run: a stall, a cut connection, a tab that stopped answering. */
  public static ItemFailure temporary(String reason, @Nullable Throwable cause) {
    return new ItemFailure(reason, true, false, cause);
  }

  /** Not worth another try in this run; a later run tries it again. */
  public static ItemFailure lasting(String reason, @Nullable Throwable cause) {
    return new ItemFailure(reason, false, false, cause);
  }

  /**
   * What came is whole and yet not what the library says it keeps; a second fetch tells which of
   * them errs. Says nothing about the health of the site.
   */
  public static ItemFailure doubt(String reason) {
    return new ItemFailure(reason, true, true, null);
  }

  /** Whether it only asks for a second fetch to compare with. */
  public boolean isDoubt() {
    return doubt;
  }

  /** Whether another try in the same run may help. */
  public boolean isTemporary() {
    return temporary;
  }

  /** Why, in words a photographer knows; no class names, no URLs. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
