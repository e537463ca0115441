package photos.keepsake.simulator.site;

import photos.keepsake.simulator.net.Text;

/** The header that makes an answer a download and gives it a name. */
final class ContentDisposition {
  private ContentDisposition() {}

  /** With a name that is not plain ASCII a second time, as RFC 5987 says, and spoilt the first. */
  static String encoded(String name) {
    String plain = name.replaceAll("[^ -~]", "_");
    String header = attachment(plain, false);
    boolean same = plain.equals(name) || name.indexOf('%') >= 0;
    return same ? attachment(name, false) : header + ";filename*=UTF-8''" + Text.urlEncoded(name);
  }

  /**
   * {@code attachment;filename="NAME"}.
   *
   * @param name sent as it is, whatever it says; may be empty
   * @param blank whether a blank follows the semicolon, which varies on the real site
   */
  static String attachment(String name, boolean blank) {
    // Control characters would end the header; quotes and backslashes are escaped as HTTP says.
    String quoted = name.replaceAll("\\p{Cntrl}", "_").replace("\\", "\\\\").replace("\"", "\\\"");
    String header = "attachment;" + (blank ? " " : "") + "filename=\"" + quoted + "\"";
    // Chrome undoes percent signs in the plain form; this one keeps them.
    return name.indexOf('%') < 0 ? header : header + ";filename*=UTF-8''" + Text.urlEncoded(name);
  }
}
