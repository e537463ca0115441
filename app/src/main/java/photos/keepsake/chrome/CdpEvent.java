package photos.keepsake.chrome;

import tools.jackson.databind.JsonNode;

/**
 * Something that Chrome said unasked.
 *
 * @param session the target's session; empty for the browser's own
 * @param method such as {@code Page.frameNavigated}
 * @param params never null; may be an empty object
 */
record CdpEvent(String session, String method, JsonNode params) {}
