package photos.keepsake.googlephotos.rpc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Payloads made from the contract, each message in its long or its short spelling. */
final class Payloads {
  static final String KEY = "AF1QipExampleExampleExampleExampleExample000";
  static final String DEDUP = "0J7Wh1iXHA4BalGgYaK9sDyxkW4";
  static final String ADDRESS = "https://photos.fife.usercontent.google.com/pw/AP1GczExample";
  static final long TAKEN = 1_761_753_048_123L;
  static final long CREATED = 1_761_755_803_160L;

  private static final JsonMapper JSON = JsonMapper.shared();

  private Payloads() {}

  /** Fields by index, extensions by id; written in whichever way. */
  static final class Message {
    private final Map<Integer, Object> fields = new TreeMap<>();
    private final Map<String, Object> extensions = new LinkedHashMap<>();

    Message at(int index, Object value) {
      fields.put(index, value);
      return this;
    }

    Message ext(long id, Object value) {
      extensions.put(Long.toString(id), value);
      return this;
    }

    /** All fields by position. */
    List<Object> written() {
      return written(Integer.MAX_VALUE);
    }

    /** Those below an index by position, the others in the object at the end. */
    List<Object> written(int positions) {
      List<Object> array = new ArrayList<>();
      Map<String, Object> tail = new LinkedHashMap<>();
      fields.forEach(
          (index, value) -> {
            if (index < positions) {
              while (array.size() < index) {
                array.add(null);
              }
              array.add(value);
            } else {
              tail.put(Integer.toString(index + 1), value);
            }
          });
      tail.putAll(extensions);
      if (!tail.isEmpty()) {
        array.add(tail);
      }
      return array;
    }
  }

  static List<Object> list(Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  static Jspb jspb(Object value) {
    return Jspb.of("test", JSON.readTree(json(value)));
  }

  /** A photo of somebody's own. */
  static Message photo() {
    return new Message()
        .at(0, KEY)
        .at(1, list(ADDRESS, 4000, 3000))
        .at(2, TAKEN)
        .at(3, DEDUP)
        .at(4, 7_200_000)
        .at(5, CREATED)
        .at(6, list("AF1QipOwner"))
        .at(7, list(list(1), list(2), list(27, false, true)))
        .at(8, 2);
  }

  /** A photo with everything that is known. */
  static Message fullPhoto() {
    return photo()
        .at(12, list(20))
        .at(13, true)
        .at(14, 53246)
        .ext(76647426, list(22932, null, 1920, 1080, null, 4, 134))
        .ext(146008172, list(null, 3148, null, "https://video-downloads.example/clip"))
        .ext(163238866, list(true, DEDUP))
        .ext(396644657, list("A description"))
        .ext(
            129168200,
            list(
                list(),
                list(
                    list(407127752, -740059728),
                    null,
                    null,
                    false,
                    list(list(null, list(list("Somewhere", null, 1)), "0x1:0x2")),
                    3)))
        .ext(318563170, list(list(1, 7296271, 2, 0, null, 1)))
        .ext(225032867, list(CREATED))
        .ext(525000002, list(list("AF1QipAlbum", "AF1QipOther")));
  }

  static List<Object> times() {
    return list(
        1_000L,
        2_000L,
        null,
        null,
        3_000L,
        list(1_000L, 0),
        list(2_000L, 0),
        4_000L,
        3_001L,
        5_000L);
  }

  static Message album() {
    return new Message()
        .at(0, "AF1QipAlbum")
        .at(1, list(ADDRESS, 10, 10))
        .at(6, list("AF1QipOwner"))
        .at(7, list(list(3)))
        .ext(
            72930366,
            list(
                1,
                "A title",
                times(),
                57,
                true,
                "authKey",
                list(19943),
                list(),
                "AF1QipShareKey",
                null,
                "https://photos.app.goo.gl/abc"));
  }

  static Message albumMeta() {
    return new Message()
        .at(0, "AF1QipAlbum")
        .at(1, "A title")
        .at(2, times())
        .at(3, "https://video-downloads.googleusercontent.com/zip")
        .at(5, list("AF1QipOwner", "100000000001"))
        .at(7, "AF1QipShareKey")
        .at(8, 1)
        .at(19, "authKey")
        .at(21, 57)
        .at(25, list(19943))
        .at(32, "https://photos.app.goo.gl/abc");
  }

  static Message sharingEntry() {
    return new Message()
        .at(0, 4)
        .at(1, null)
        .at(3, 3)
        .at(4, 3_000L)
        .at(6, "AF1QipBundle")
        .at(7, "authKey")
        .at(10, list(list("AF1QipOwner", "100000000001", null)))
        .at(13, list(19997))
        .at(16, times())
        .at(17, "AF1QipLink");
  }

  static Message download() {
    return new Message()
        .at(0, fullPhoto().written(9))
        .at(1, "https://video-downloads.googleusercontent.com/ADGPMexample")
        .at(2, list(list(1)))
        .at(3, list("AF1QipOwner", "100000000001"))
        .at(7, "https://lh3.google.com/other")
        .at(10, "All of the description")
        .at(12, ADDRESS);
  }

  static Message details() {
    return new Message()
        .at(0, KEY)
        .at(1, "A description")
        .at(2, "IMG_0001.HEIC")
        .at(3, TAKEN)
        .at(4, 7_200_000)
        .at(5, "908786")
        .at(6, 4000)
        .at(7, 3000)
        .at(9, list(list(407696000, -739964000), false, null, 2))
        .at(11, DEDUP)
        .at(12, list(list(20)))
        .at(
            13,
            list(
                list(407696000, -739964000),
                false,
                list(list(null, list(list("Somewhere", null, 1)), "0x1:0x2"))))
        .at(
            18,
            list(list("face", list(null, null, null, null, null, "Ada")), list("face2", list())))
        .at(19, list(album().written(2)))
        .at(23, list("Google", "Pixel 4a", null, 2.57, 2, 433, 0.019))
        .at(27, list(8, list(null, null, 1)))
        .at(28, list("AF1QipOwner", "100000000001"))
        .at(30, list(2, 0, 2, 0, null, 1))
        .at(31, "A caption");
  }

  static Message fileFacts() {
    return new Message()
        .at(2, "A description")
        .at(3, "IMG_0001.HEIC")
        .at(6, TAKEN)
        .at(7, 7_200_000)
        .at(8, CREATED)
        .at(9, 39680079)
        .at(10, 100)
        .at(34, list(1, 39680079, 2, 0, null, 1));
  }
}
