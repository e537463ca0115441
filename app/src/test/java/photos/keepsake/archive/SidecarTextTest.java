package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import photos.keepsake.archive.catalog.PhotoFacts;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Place;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.TakenTime.Precision;

class SidecarTextTest {
  private static final Metadata ALL =
      new Metadata(
          Optional.of("The old harbour,\r\nearly & \"cold\" <3"),
          Optional.of(true),
          Optional.of(List.of("Zo\u00eb", "Anna")),
          Optional.of(new Place(52.3676, -4.9041, Optional.of("Amsterdam"))),
          Optional.of("mobile"),
          Optional.of(URI.create("https://photos.google.com/photo/AF1Qip")));

  private static PhotoFacts facts(Metadata metadata, List<String> albums) {
    return new PhotoFacts(
        "2024/2024-05/a.jpg",
        "IMG 1.jpg",
        Optional.of(
            new TakenTime(
                LocalDateTime.parse("2024-05-01T20:38:07"),
                Optional.of(ZoneOffset.ofHours(3)),
                Precision.SECOND)),
        Optional.of(new DedupKey("2jmj7l5rSw0yVb_vlWAYkK_YBwk")),
        metadata,
        albums);
  }

  @Test
  void everyFactIsWhereOtherProgramsLookForIt() throws XMPException {
    XMPMeta meta = read(facts(ALL, List.of("A/B|C", "Trip")));
    assertThat(meta.getLocalizedText(XMPConst.NS_DC, "description", "", "x-default").getValue())
        .isEqualTo("The old harbour,\nearly & \"cold\" <3");
    assertThat(text(meta, XMPConst.NS_XMP, "Rating")).isEqualTo("5");
    assertThat(text(meta, SidecarText.NS_KEEPSAKE, "Favourite")).isEqualTo("True");
    assertThat(list(meta, SidecarText.NS_KEEPSAKE, "Albums")).containsExactly("A/B|C", "Trip");
    assertThat(list(meta, XMPConst.NS_IPTCEXT, "PersonInImage"))
        .containsExactly("Anna", "Zo\u00eb");
    assertThat(list(meta, "http://www.digikam.org/ns/1.0/", "TagsList"))
        .containsExactly("Albums/A_B|C", "Albums/Trip", "People/Anna", "People/Zo\u00eb");
    assertThat(list(meta, "http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject"))
        .containsExactlyInAnyOrder("Albums|A/B_C", "Albums|Trip", "People|Anna", "People|Zo\u00eb");
    assertThat(text(meta, XMPConst.NS_EXIF, "GPSLatitude")).isEqualTo("52,22.056000N");
    assertThat(text(meta, XMPConst.NS_EXIF, "GPSLongitude")).isEqualTo("4,54.246000W");
    assertThat(text(meta, XMPConst.NS_IPTCCORE, "Location")).isEqualTo("Amsterdam");
    assertThat(text(meta, XMPConst.NS_EXIF, "DateTimeOriginal"))
        .isEqualTo("2024-05-01T20:38:07+03:00");
    assertThat(text(meta, XMPConst.NS_PHOTOSHOP, "DateCreated"))
        .isEqualTo("2024-05-01T20:38:07+03:00");
    assertThat(text(meta, SidecarText.NS_KEEPSAKE, "Source")).isEqualTo("mobile");
    assertThat(text(meta, XMPConst.NS_DC, "source"))
        .isEqualTo("https://photos.google.com/photo/AF1Qip");
    assertThat(text(meta, SidecarText.NS_KEEPSAKE, "DedupKey"))
        .isEqualTo("2jmj7l5rSw0yVb_vlWAYkK_YBwk");
    assertThat(text(meta, XMPConst.NS_XMP_MM, "PreservedFileName")).isEqualTo("IMG 1.jpg");
  }

  @Test
  void whatIsNotKnownIsNotThere() {
    PhotoFacts none =
        new PhotoFacts("a", "", Optional.empty(), Optional.empty(), Metadata.NONE, List.of());
    assertThat(xml(none)).contains("rdf:Description").doesNotContain("dc:", "exif:", "keepsake:");
    Metadata plain =
        new Metadata(
            Optional.of(""),
            Optional.of(false),
            Optional.of(List.of()),
            Optional.of(new Place(Double.NaN, 400, Optional.empty())),
            Optional.empty(),
            Optional.empty());
    assertThat(xml(facts(plain, List.of())))
        .doesNotContain("description", "Rating", "Favourite", "Person", "GPS", "Location");
  }

  @Test
  void sameFactsMakeSameBytesThatTellNothingOfTheirMaking() {
    String xml = xml(facts(ALL, List.of("Trip")));
    assertThat(xml(facts(ALL, List.of("Trip")))).isEqualTo(xml);
    assertThat(xml)
        .startsWith("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n")
        .doesNotContain("xmptk", "MetadataDate", "ModifyDate", "\r");
  }

  @Test
  void timesAreWrittenAsFarAsTheyAreKnown() {
    LocalDateTime local = LocalDateTime.parse("2024-05-01T20:38:00");
    Optional<ZoneOffset> zone = Optional.of(ZoneOffset.ofHoursMinutes(-3, -30));
    assertThat(XmpValues.date(new TakenTime(local, zone, Precision.DAY))).contains("2024-05-01");
    assertThat(XmpValues.date(new TakenTime(local, zone, Precision.MINUTE)))
        .contains("2024-05-01T20:38-03:30");
    assertThat(XmpValues.date(new TakenTime(local, Optional.empty(), Precision.SECOND)))
        .contains("2024-05-01T20:38:00");
    assertThat(XmpValues.date(new TakenTime(local, Optional.of(ZoneOffset.UTC), Precision.SECOND)))
        .contains("2024-05-01T20:38:00Z");
    assertThat(XmpValues.date(new TakenTime(local.withYear(12_024), zone, Precision.DAY)))
        .isEmpty();
  }

  @Test
  void anglesNeverRoundToSixtyMinutes() {
    assertThat(XmpValues.latitude(51.999_999_999_9)).contains("52,0.000000N");
    assertThat(XmpValues.latitude(-90)).contains("90,0.000000S");
    assertThat(XmpValues.longitude(-0.5)).contains("0,30.000000W");
    assertThat(XmpValues.longitude(180.1)).isEmpty();
  }

  @Test
  void textThatXmlCannotHoldIsCleaned() {
    assertThat(XmpValues.clean(" a\u0000b\u000bc\u0085d\uffffe\ud800f\ttab\r\n\ud83c\udf0d "))
        .isEqualTo("abcde\ufffdf\ttab\n\ud83c\udf0d");
  }

  /** Goal: no text makes it fail or makes XML that cannot be read. Method: any UTF-16, seeded. */
  @Test
  void anyTextAtAllMakesASidecarThatIsXml() {
    Random random = new Random(20_261_125);
    for (int i = 0; i < 300; i++) {
      String any = anyText(random);
      Metadata metadata =
          new Metadata(
              Optional.of(any),
              Optional.of(true),
              Optional.of(List.of(any, "x" + any)),
              Optional.of(
                  new Place(
                      random.nextDouble() * 180 - 90,
                      random.nextDouble() * 360 - 180,
                      Optional.of(any))),
              Optional.of(any),
              Optional.empty());
      PhotoFacts facts =
          new PhotoFacts(
              "p", any, Optional.empty(), Optional.empty(), metadata, List.of(any, any + "y"));
      byte[] bytes = xml(facts).getBytes(StandardCharsets.UTF_8);
      assertThatCode(() -> parse(bytes)).as("round " + i).doesNotThrowAnyException();
      assertThatCode(() -> read(facts)).as("round " + i).doesNotThrowAnyException();
    }
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      boolean plain = random.nextBoolean();
      text.append((char) random.nextInt(plain ? 0x80 : 0x10000));
    }
    return text.toString();
  }

  private static void parse(byte[] bytes) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static String xml(PhotoFacts facts) {
    return SidecarText.of(facts);
  }

  private static XMPMeta read(PhotoFacts facts) throws XMPException {
    return XMPMetaFactory.parseFromString(SidecarText.of(facts));
  }

  private static String text(XMPMeta meta, String namespace, String name) throws XMPException {
    return meta.getPropertyString(namespace, name);
  }

  private static List<String> list(XMPMeta meta, String namespace, String name)
      throws XMPException {
    List<String> items = new ArrayList<>();
    for (int i = 1; i <= meta.countArrayItems(namespace, name); i++) {
      items.add(meta.getArrayItem(namespace, name, i).getValue());
    }
    return items;
  }
}
