package photos.keepsake.monitor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import photos.keepsake.library.RunFailure;
import photos.keepsake.monitor.schedule.CronExpression;

class LaunchdAgentTest {

  @Test
  void allTextsSurviveXml() throws Exception {
    String odd = "/a & b/<x> \"q\" it's 100% $HOME caf\u00e9";
    ServicePlan plan =
        new ServicePlan(
            ServiceName.usual(),
            List.of("/opt/keepsake", "sync", "--archive=" + odd),
            Map.of("PATH", odd),
            CronExpression.of("30 3 * * *"),
            Duration.ZERO);

    List<String> texts = texts(LaunchdAgent.text("label", plan, Path.of("/log & more")), "string");

    assertThat(texts)
        .contains("label", "/opt/keepsake", "sync", "--archive=" + odd, odd, "/log & more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 3 * * *    | [{Hour=3, Minute=30}]",
        "0 * * * *     | [{Minute=0}]",
        "* * * * *     | [{}]",
        "0 3 * * 0,6   | [{Weekday=0, Hour=3, Minute=0}, {Weekday=6, Hour=3, Minute=0}]",
        "0 3 1 1 *     | [{Month=1, Day=1, Hour=3, Minute=0}]",
        "0 3 1 * 5     | [{Day=1, Hour=3, Minute=0}, {Weekday=5, Hour=3, Minute=0}]",
        "0 3 1 * 0-6   | [{Day=1, Hour=3, Minute=0}, {Hour=3, Minute=0}]",
      })
  void launchdIsToldTheSameTimes(String cron, String entries) {
    assertThat(LaunchdCalendar.of(CronExpression.of(cron))).hasToString(entries);
  }

  @Test
  void timesThatTakeTooManyEntriesAreRefused() {
    assertThatThrownBy(() -> LaunchdCalendar.of(CronExpression.of("0-58 0-22 1-30 * *")))
        .isInstanceOf(RunFailure.class);
  }

  @Test
  void daysThatMustBeBothAreRefused() {
    assertThatThrownBy(() -> LaunchdCalendar.of(CronExpression.of("0 3 */2 * 5")))
        .isInstanceOf(RunFailure.class);
  }

  private static List<String> texts(String xml, String tag) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    NodeList nodes = document.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
