package photos.keepsake.simulator.cloud;

/**
 * A person with an account.
 *
 * @param name as shown
 * @param email as the page states it
 * @param gaiaId the account's number, which never changes
 * @param actorId the person inside Google Photos
 */
public record Account(String name, String email, String gaiaId, String actorId) {
  /** Whose library it is. */
  public static final Account OWNER =
      new Account(
          "Simone Ulator",
          "simone.ulator@example.com",
          "107843112358132134551",
          "AF1QipOwNeR0f7heL1brary1nThe51mu1at0r-Abcdef");

  /** The second account of the same browser, at {@code /u/1/}. */
  public static final Account SECOND =
      new Account(
          "Otto Other",
          "otto.other@example.com",
          "207843112358132134557",
          "AF1QipSec0ndAcc0unt0fTheBr0wser-Abcdefghijkl");

  /** Who shares albums. */
  public static final Account FRIEND =
      new Account(
          "Frieda Fröhlich",
          "frieda.froehlich@example.com",
          "100000000000000000003",
          "AF1QipFr1endWh0Shares-Abcdefghijklmnopqrstuv");

  /** Who shares her whole library. */
  public static final Account PARTNER =
      new Account(
          "Paula Partner",
          "paula.partner@example.com",
          "100000000000000000019",
          "AF1QipPartnerWh0Shares-Abcdefghijklmnopqrstu");
}
