package photos.keepsake.chrome;

import java.util.OptionalInt;

/**
 * What came instead of a download.
 *
 * @param status HTTP status of the last document that a frame of the tab got, empty where none came
 * @param mimeType its type as Chrome takes it; may be empty
 * @param error Chrome's last word for a request that brought no document, such as {@code
 *     net::ERR_INVALID_RESPONSE}; may be empty
 * @param errorPage whether a frame went to Chrome's own error page
 */
public record NoDownload(OptionalInt status, String mimeType, String error, boolean errorPage) {}
