package photos.keepsake.simulator.control;

/** One constant per way in which the site misbehaves. All are off until switched on. */
public enum Fault {
  // --- sign-in ---
  /** Every request counts as signed out, whatever its cookies. */
  SIGNED_OUT,
  /** A listing request ends all sessions; meant with {@link FaultScope#after}. */
  SIGNED_OUT_MID_LIST,
  /** Asking for a download's URL ends all sessions; meant with {@link FaultScope#after}. */
  SIGNED_OUT_MID_DOWNLOAD,
  /** {@code RotateCookiesPage} answers 401 and the sessions die, as Chromium has seen it. */
  ROTATE_COOKIES_REFUSED,
  /** The first page sends the browser over {@code RotateCookiesPage} in the top frame. */
  ROTATE_COOKIES_ON_THE_WAY,
  /** The pages belong to another account than before. */
  ACCOUNT_SWITCHED,
  /** A page answers with a redirect to {@code consent.google.com} instead. */
  CONSENT_PAGE,
  /** A signed-out request gets a landing page with status 200 and no redirect. */
  LANDING_PAGE_200,
  /**
   * Signing in leads to one more screen, the one that {@link FaultScope#withScreen} says, else the
   * chooser of accounts.
   */
  SIGN_IN_SCREEN,
  /** {@code /login} shows the chooser of accounts although the browser is signed in. */
  ACCOUNT_CHOOSER,
  /** A page moves to {@code /u/0/...}, as it does now and then on its own. */
  ACCOUNT_PREFIX,

  // --- pages ---
  /** Pages and their data requests answer 429 with Retry-After. */
  RATE_LIMITED,
  /** Pages and their data requests answer 429 without Retry-After. */
  RATE_LIMITED_WITHOUT_HINT,
  /** Pages answer 500. */
  PAGE_500,
  /** The request for a page is never answered. */
  PAGE_HANGS,
  /** An item's page, in whichever list, answers 404 although the item exists. */
  PHOTO_404,
  /** An item's page answers 504. */
  PHOTO_504,
  /** An item's page ends as {@code net::ERR_ABORTED} (status 204, no document). */
  PHOTO_ABORTED,
  /** The connection is reset while a page is sent. */
  PAGE_CUT,
  /**
   * A new item's page makes its tab hang: its script waits for ever, CDP gets no answer. A tab that
   * crashes is no fault of ours: a page cannot do that, a test says {@code Page.crash} over CDP.
   */
  TAB_HANGS,

  // --- grid ---
  /** A part of the grid comes eight seconds late. */
  SLOW_GRID,
  /** A part of the grid is never delivered: its request hangs. */
  GRID_HANGS,
  /** A data request of the grid answers 500; the page asks again two seconds later. */
  GRID_500,
  /** A data request of the grid answers an empty part; the page asks again two seconds later. */
  GRID_EMPTY_ONCE,
  /** While a part of the grid is asked for, a phone uploads one more photo: the newest one. */
  ITEM_INSERTED_MID_LIST,

  // --- viewer ---
  /** An arrow key in the viewer does nothing. */
  KEY_LOST,
  /** The page follows an arrow key, and those after it, only 0.8 to 3 seconds later. */
  TURN_LATE,
  /** Shift+D does nothing. */
  SHIFT_D_LOST,
  /** The info panel never fills. */
  INFO_PANEL_NEVER,
  /** The info panel fills after ten seconds. */
  INFO_PANEL_SLOW,
  /** A click on the menu's button does nothing. */
  MENU_LOST,
  /** The menu opens a second and a half after the click. */
  MENU_LATE,

  // --- asking for a download ---
  /** Asking for the URL answers 500, and the page does nothing. */
  DOWNLOAD_REQUEST_500,
  /** Asking for the URL hangs. */
  DOWNLOAD_REQUEST_HANGS,
  /** A stray download called {@code downloads.html} comes first. */
  SPURIOUS_DOWNLOADS_HTML,

  // --- the download itself ---
  /** The download's name is the uploaded one, however hostile, and not made harmless. */
  NAME_HOSTILE_AS_SENT,
  /** The download host answers 404 with an empty body: the browser's own error page. */
  DOWNLOAD_404,
  /** The download host answers 403, as for a URL that is too old. */
  DOWNLOAD_403_EXPIRED,
  /** The download host answers 429 with Retry-After. */
  DOWNLOAD_429,
  /** The download host answers 429 without Retry-After. */
  DOWNLOAD_429_WITHOUT_HINT,
  /**
   * A download that a frame asks for gets an HTML page that forbids frames; asked for in a tab of
   * its own it comes. Counted as {@code downloads_refused}.
   */
  DOWNLOAD_NOT_IN_FRAMES,
  /** A download that a frame asks for is answered by an HTML page, which the frame shows. */
  DOWNLOAD_PAGE_IN_FRAMES,
  /** The download host answers 500 with an HTML page. */
  DOWNLOAD_500,
  /** The download host answers 504 with an empty body. */
  DOWNLOAD_504,
  /** An HTML page with status 200 and no attachment: the tab shows it. */
  DOWNLOAD_HTML_200,
  /** An HTML page sent as the attachment, under the photo's name. */
  DOWNLOAD_HTML_ATTACHMENT,
  /** An attachment of no bytes. */
  DOWNLOAD_EMPTY,
  /**
   * Half of the body, then the connection is closed: Content-Length tells, or for a zip, which has
   * none, the chunk that never comes.
   */
  DOWNLOAD_TRUNCATED,
  /** Half of the body, and nothing tells: no Content-Length, and the chunks end in good order. */
  DOWNLOAD_TRUNCATED_WITHOUT_LENGTH,
  /** Content-Length itself is half of the truth, and so is the body. */
  DOWNLOAD_SHORTENED,
  /** Half of the body, then silence on an open connection. */
  DOWNLOAD_STALL,
  /** The answer never begins. */
  DOWNLOAD_SILENT,
  /** Half of the body, then a TCP reset. */
  DOWNLOAD_CUT,
  /** One byte in the middle is another one. */
  DOWNLOAD_CORRUPTED,
  /** A redirect to the sign-in page, which answers 200 with HTML. */
  DOWNLOAD_SIGN_IN_REDIRECT,
  /** The bytes and the name are those of the next older item, archived ones among them. */
  DOWNLOAD_OTHER_ITEM,
  /** The attachment begins three seconds late. */
  DOWNLOAD_LATE,
  /** The zip ends in the middle, and nothing but the zip itself tells. */
  ZIP_CUT,
  /** The zip's entries are called {@code ../../name}. */
  ZIP_DOT_DOT,
  /** The zip has one more entry, which unpacks to a thousand times its size. */
  ZIP_BOMB,

  // --- the site's own calls; a scope's key may be an RPC id as well as an item's key ---
  /** The token of a call is no longer good: status 400, with a fresh one in the body. */
  RPC_TOKEN_EXPIRED,
  /** A call is answered with an HTML page and status 200, as if nobody were signed in. */
  RPC_SIGNED_OUT_PAGE,
  /** A call is redirected to the sign-in page. */
  RPC_SIGNED_OUT_REDIRECT,
  /** A call is redirected to {@code signin/rejected}, the block of automated browsers. */
  RPC_SIGN_IN_REJECTED,
  /** A call is answered with 401 and HTML. */
  RPC_SIGNED_OUT_401,
  /** A call is answered with 403 and HTML. */
  RPC_SIGNED_OUT_403,
  /** A call is answered with 429, HTML and Retry-After. */
  RPC_RATE_LIMITED,
  /** A call is answered with 429 and HTML, without Retry-After. */
  RPC_RATE_LIMITED_WITHOUT_HINT,
  /** A call is answered with 504 and nothing. */
  RPC_504,
  /** A call is never answered. */
  RPC_HANGS,
  /** Status 200 and no body. */
  RPC_EMPTY_BODY,
  /** A body with frames, but without any answer among them. */
  RPC_WITHOUT_ANSWER,
  /** The body ends in the middle, and only its own total tells. */
  RPC_CUT,
  /** A call succeeds with nothing: its payload is null. */
  RPC_NULL_PAYLOAD,
  /** A call is refused by its own answer: code 3, bad arguments. */
  RPC_CALL_REFUSED,
  /** There is no such call any more: status 400; beside others an {@code er} row. */
  RPC_ID_REFUSED,
  /** The same for every call that lists items or albums. */
  RPC_LISTING_REFUSED,
  /** The same for VrseUb, which gives the addresses of downloads. */
  RPC_DOWNLOAD_REFUSED,
  /** Everything in an item's row has moved by one place behind its key. */
  RPC_POSITIONS_SHIFTED,
  /** The payload is of another shape altogether. */
  RPC_UNKNOWN_SHAPE,
  /** A list's page has no items, though the list goes on behind its cursor. */
  RPC_EMPTY_PAGE,
  /** A row is null, as of an upload in progress; later it is there. */
  RPC_NULL_ROW,
  /** A row has no picture, as of an upload in progress; later it has. */
  RPC_ROW_WITHOUT_THUMB,
  /** EWgK9e leaves a row out. */
  RPC_ROW_MISSING,
  /** A page's cursor leads to the same page again. */
  RPC_CURSOR_REPEATED,
  /** All rows of the library come in the short form. */
  RPC_SHORT_ROWS,
  /** The address of the original is that of the current version. */
  RPC_ORIGINAL_URL_SAME,
  /** rJ0tlb counts more than twice as many items as there are. */
  RPC_TOTAL_WRONG
}
