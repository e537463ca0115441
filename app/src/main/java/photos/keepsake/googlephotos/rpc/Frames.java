package photos.keepsake.googlephotos.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frames of an answer's body:
 *
 * <pre>
 * )]}'
 *
 * 106
 * [["wrb.fr","Tnt4U","[[]]",null,null,null,"generic"],["di",10],["af.httprm",10,"8110…",20]]
 * 25
 * [["e",4,null,null,142]]
 * </pre>
 *
 * A chunk is one line of JSON, since JSON holds no raw line feed. The number before it counts
 * UTF-16 units from the line feed before to the one behind the chunk; the last frame gives the
 * length of the whole body (measured on a sibling app, 2026-09). Lines are what is trusted here,
 * and the whole length serves to tell whether something is missing. Without {@code rt=c} there is
 * one chunk and no number; that is read too.
 *
 * @param all in the order of the body
 * @param isWhole whether nothing seems to be cut off; only worth a warning
 */
record Frames(List<Jspb> all, boolean isWhole) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Stands before every answer, so that no script can include it. */
  private static final String PREFIX = ")]}'";

  private static final String END = "e";
  private static final int END_TOTAL_AT = 4;

  /** Whether a body has the form at all. */
  static boolean areIn(String body) {
    return body.startsWith(PREFIX);
  }

  /** Reads what can be read. Lines that are no JSON are left out. */
  static Frames parse(String body) {
    List<Jspb> frames = new ArrayList<>();
    boolean isIntact = true;
    boolean hasLengths = false;
    for (String line : body.split("\n", -1)) {
      if (line.startsWith("[")) {
        isIntact &= addChunk(line, frames);
      }
      hasLengths |= !line.isEmpty() && line.chars().allMatch(c -> c >= '0' && c <= '9');
    }
    return new Frames(
        List.copyOf(frames), isIntact && (!hasLengths || total(frames) == body.length()));
  }

  private static boolean addChunk(String line, List<Jspb> frames) {
    try {
      JsonNode chunk = JSON.readTree(line);
      chunk.forEach(frame -> frames.add(Jspb.of("frame", frame)));
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  private static long total(List<Jspb> frames) {
    for (Jspb frame : frames) {
      OptionalLong total = frame.get(END_TOTAL_AT).number();
      if (frame.get(0).text().equals(Optional.of(END)) && total.isPresent()) {
        return total.getAsLong();
      }
    }
    return -1;
  }
}
