package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTest {

  @Test
  void showsTypesAndLengthsOnly() {
    String seen =
        Payloads.jspb(
                Payloads.list(
                    "secret",
                    1234567,
                    1.5,
                    true,
                    null,
                    Payloads.list("https://secret.example"),
                    Map.of("525000002", "secret")))
            .drift("x")
            .drift()
            .seen();
    assertThat(seen).isEqualTo("[s6,i,d,b,-,[s22],{525000002:s6}]");
  }

  @Test
  void namesThatAreNoFieldNumbersAreNotShown() {
    assertThat(Payloads.jspb(Map.of("ada@example.org", 1)).drift("x").drift().seen())
        .isEqualTo("{s15:i}");
  }

  @Test
  void staysSmallHoweverLargeTheValue() {
    List<Object> wide = new ArrayList<>(Collections.nCopies(5_000, Payloads.photo().written()));
    assertThat(Payloads.jspb(wide).drift("x").drift().seen()).hasSizeLessThan(420).contains("…");
    Object deep = 1;
    for (int i = 0; i < 400; i++) {
      deep = List.of(deep);
    }
    assertThat(Payloads.jspb(deep).drift("x").drift().seen()).isEqualTo("[[[[[+1]]]]]");
  }

  @Test
  void textThatIsNoJsonIsNotRepeated() {
    Answer<Quota> answer = Call.quota().read("<html>ada@example.org</html>");
    assertThat(answer)
        .isEqualTo(new Answer.Drifted<Quota>(new Drift("EzwWhf", "JSON", "text of 28 characters")));
  }
}
