package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JspbTest {

  @Test
  void everyMessageReadsTheSameInAllItsSpellings() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      Payloads.Message message = new Payloads.Message();
      long[] values = new long[30];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(3) == 0 ? 1 + random.nextInt(1_000) : 0;
        if (values[i] != 0) {
          message.at(i, values[i]);
        }
      }
      message.ext(525000002, List.of(7));
      Jspb read = Payloads.jspb(message.written(random.nextInt(31)));
      for (int i = 0; i < values.length; i++) {
        assertThat(read.get(i).number())
            .isEqualTo(values[i] == 0 ? OptionalLong.empty() : OptionalLong.of(values[i]));
      }
      assertThat(read.ext(525000002).get(0).number()).hasValue(7);
    }
  }

  @Test
  void objectAtTheEndIsNoElement() {
    Jspb list = Payloads.jspb(Payloads.list(1, null, Map.of("9", 5)));
    assertThat(list.positions()).isEqualTo(2);
    assertThat(list.elements()).hasSize(2);
    assertThat(list.get(2).isAbsent()).isTrue();
    assertThat(list.get(8).number()).hasValue(5);
  }

  @Test
  void objectElsewhereIsAnElement() {
    Jspb list = Payloads.jspb(Payloads.list(Map.of("9", 5), 1));
    assertThat(list.elements()).hasSize(2);
    assertThat(list.get(8).isAbsent()).isTrue();
  }

  @Test
  void largeNumbersComeAsNumbersOrAsText() {
    Jspb list =
        Payloads.jspb(
            Payloads.list(
                Long.MAX_VALUE,
                "" + Long.MIN_VALUE,
                "9223372036854775808",
                "12a",
                "",
                1.5,
                true,
                new java.math.BigInteger("9".repeat(30))));
    assertThat(list.get(0).number()).hasValue(Long.MAX_VALUE);
    assertThat(list.get(1).number()).hasValue(Long.MIN_VALUE);
    for (int i = 2; i < 8; i++) {
      assertThat(list.get(i).number()).as("element %d", i).isEmpty();
    }
  }

  @Test
  void booleansComeAsSuchOrAsBits() {
    Jspb list = Payloads.jspb(Payloads.list(true, false, 1, 0, 2, "true", null));
    assertThat(list.get(0).flag()).contains(true);
    assertThat(list.get(1).flag()).contains(false);
    assertThat(list.get(2).flag()).contains(true);
    assertThat(list.get(3).flag()).contains(false);
    for (int i = 4; i < 8; i++) {
      assertThat(list.get(i).flag()).as("element %d", i).isEmpty();
    }
  }

  @Test
  void readingOnAndOnIntoNothingGivesNothing() {
    Jspb nothing = Payloads.jspb("text").get(3).get(-1).ext(5).get(0);
    assertThat(nothing.isAbsent()).isTrue();
    assertThat(nothing.text()).isEmpty();
    assertThat(nothing.elements()).isEmpty();
  }

  @Test
  void zonesBeyondTheClockAreNone() {
    Jspb list = Payloads.jspb(Payloads.list(-18_000_000, 64_800_001, 999_999_999_999L, 1));
    assertThat(list.get(0).zone()).contains(java.time.ZoneOffset.ofHours(-5));
    for (int i = 1; i < 4; i++) {
      assertThat(list.get(i).zone()).as("element %d", i).isEmpty();
    }
  }

  @Test
  void missingRequiredFieldTellsWhere() {
    Jspb root = Payloads.jspb(Payloads.list(Payloads.list(1, Payloads.list(7))));
    assertThatThrownBy(() -> root.get(0).get(1).get(0).requireText("a key"))
        .isInstanceOfSatisfying(
            DriftException.class,
            e -> assertThat(e.drift()).isEqualTo(new Drift("test[0][1][0]", "a key", "i")));
  }

  @Test
  void nestingWithoutEndIsADrift() {
    assertThatThrownBy(() -> Jspb.parse("test", "[".repeat(100_000)))
        .isInstanceOf(DriftException.class);
  }
}
