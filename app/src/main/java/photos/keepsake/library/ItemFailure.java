package photos.keepsake.library;

import org.jspecify.annotations.Nullable;

/** One item failed; the run goes on. */
public final class ItemFailure extends KeepsakeException {
  private final boolean temporary;

  private ItemFailure(String reason, boolean temporary, @Nullable Throwable cause) {
    super(reason, cause);
    this.temporary = temporary;
  }

  /** Worth another try in this run: a stall, a cut connection, a tab that stopped answering. */
  public static ItemFailure temporary(String reason, @Nullable Throwable cause) {
    return new ItemFailure(reason, true, cause);
  }

  /** Not worth another try in this run; a later run tries it again. */
  public static ItemFailure lasting(String reason, @Nullable Throwable cause) {
    return new ItemFailure(reason, false, cause);
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
