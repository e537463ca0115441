package photos.keepsake.chrome;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A key of a US keyboard, as JavaScript sees it. */
public enum Key {
  ARROW_LEFT("ArrowLeft", 37),
  ARROW_UP("ArrowUp", 38),
  ARROW_RIGHT("ArrowRight", 39),
  ARROW_DOWN("ArrowDown", 40),
  PAGE_UP("PageUp", 33),
  PAGE_DOWN("PageDown", 34),
  END("End", 35),
  HOME("Home", 36),
  TAB("Tab", 9),
  ENTER("Enter", 13),
  ESCAPE("Escape", 27),
  D('d'),
  I('i');

  private static final int PLAIN = 0;

  private final String key;
  private final String code;
  private final int windowsCode;
  private final boolean letter;

  Key(String name, int windowsCode) {
    this.key = name;
    this.code = name;
    this.windowsCode = windowsCode;
    this.letter = false;
  }

  Key(char letter) {
    String upper = String.valueOf(letter).toUpperCase(Locale.ROOT);
    this.key = String.valueOf(letter);
    this.code = "Key" + upper;
    this.windowsCode = upper.charAt(0);
    this.letter = true;
  }

  Map<String, Object> down(int held) {
    String text = text(held);
    Map<String, Object> event = event(text.isEmpty() ? "rawKeyDown" : "keyDown", held);
    if (!text.isEmpty()) {
      event.put("text", text);
    }
    return event;
  }

  Map<String, Object> up(int held) {
    return event("keyUp", held);
  }

  private Map<String, Object> event(String type, int held) {
    Map<String, Object> event = new HashMap<>();
    event.put("type", type);
    event.put("key", shown(held));
    event.put("code", code);
    event.put("windowsVirtualKeyCode", windowsCode);
    event.put("modifiers", held);
    return event;
  }

  /** What it types; nothing where Control, Alt or Meta make it a command. */
  private String text(int held) {
    if ((held & ~Modifier.SHIFT.bit()) != PLAIN) {
      return "";
    }
    // Without the carriage return, Enter follows no link and presses no button.
    return this == ENTER ? "\r" : letter ? shown(held) : "";
  }

  private String shown(int held) {
    boolean shifted = (held & Modifier.SHIFT.bit()) != PLAIN;
    return letter && shifted ? key.toUpperCase(Locale.ROOT) : key;
  }
}
