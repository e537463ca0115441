package photos.keepsake.chrome;

import java.util.Map;

/** A key that is held while another one is pressed. */
public enum Modifier {
  ALT("Alt", 18, 1),
  CONTROL("Control", 17, 2),
  META("Meta", 91, 4),
  SHIFT("Shift", 16, 8);

  private final String key;
  private final int windowsCode;
  private final int bit;

  Modifier(String key, int windowsCode, int bit) {
    this.key = key;
    this.windowsCode = windowsCode;
    this.bit = bit;
  }

  /** Its bit in the protocol's {@code modifiers}. */
  int bit() {
    return bit;
  }

  Map<String, Object> event(String type, int held) {
    return Map.of(
        "type", type,
        "key", key,
        "code", key + "Left",
        "windowsVirtualKeyCode", windowsCode,
        "location", 1,
        "modifiers", held);
  }
}
