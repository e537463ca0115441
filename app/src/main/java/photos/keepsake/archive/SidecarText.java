package photos.keepsake.archive;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.XMPSchemaRegistry;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.archive.catalog.PhotoFacts;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Place;

/**
 * Writes what is known of a photo as XMP. The same facts always make the same bytes: nothing in
 * them tells when or by which version they were written.
 *
 * <pre>{@code
 * <x:xmpmeta xmlns:x="adobe:ns:meta/">
 *   <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 *     <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ...>
 *       <dc:description>
 *         <rdf:Alt>
 *           <rdf:li xml:lang="x-default">The old harbour</rdf:li>
 *         </rdf:Alt>
 *       </dc:description>
 *       <exif:DateTimeOriginal>2024-05-01T20:38:00+03:00</exif:DateTimeOriginal>
 *       <keepsake:Favourite>True</keepsake:Favourite>
 * }</pre>
 *
 * <p>Which fact goes to which property is in {@code docs/decisions/0006-xmp.md}.
 */
final class SidecarText {
  /** Of our own properties; an address that is never fetched. */
  static final String NS_KEEPSAKE = "http://keepsake.photos/ns/1.0/";

  private static final String NS_DIGIKAM = "http://www.digikam.org/ns/1.0/";
  private static final String NS_LIGHTROOM = "http://ns.adobe.com/lightroom/1.0/";

  /** What programs show as the highest; favourites have no property of their own in XMP. */
  private static final int FAVOURITE_RATING = 5;

  /** The version of EXIF that says how GPS is written. */
  private static final String GPS_VERSION = "2.3.0.0";

  /** It names the version of the library, so it would change with every update. */
  private static final String TOOLKIT = " x:xmptk=\"[^\"]*\"";

  private static final SerializeOptions AS_ELEMENTS =
      new SerializeOptions()
          .setOmitPacketWrapper(true)
          .setUseCanonicalFormat(true)
          .setSort(true)
          .setNewline("\n");

  static {
    try {
      XMPSchemaRegistry registry = XMPMetaFactory.getSchemaRegistry();
      registry.registerNamespace(NS_KEEPSAKE, "keepsake");
      registry.registerNamespace(NS_DIGIKAM, "digiKam");
      registry.registerNamespace(NS_LIGHTROOM, "lr");
    } catch (XMPException e) {
      throw new IllegalStateException("these are names that XMP allows", e);
    }
  }

  private final XMPMeta meta = XMPMetaFactory.create();

  private SidecarText() {}

  /** All of a sidecar, to be written in UTF-8. */
  static String of(PhotoFacts facts) {
    try {
      SidecarText text = new SidecarText();
      text.addFile(facts);
      text.addWords(facts.metadata());
      text.addTags("Albums", facts.albums());
      text.addTags("People", facts.metadata().people().orElse(List.of()));
      if (facts.metadata().place().isPresent()) {
        text.addPlace(facts.metadata().place().get());
      }
      String xml = XMPMetaFactory.serializeToString(text.meta, AS_ELEMENTS);
      return xml.replaceFirst(TOOLKIT, "");
    } catch (XMPException e) {
      throw new IllegalStateException("XMP holds every text that was cleaned", e);
    }
  }

  private void addFile(PhotoFacts facts) throws XMPException {
    set(XMPConst.NS_XMP_MM, "PreservedFileName", facts.name());
    set(NS_KEEPSAKE, "DedupKey", facts.dedupKey().map(DedupKey::value).orElse(""));
    set(NS_KEEPSAKE, "Source", facts.metadata().origin().orElse(""));
    set(XMPConst.NS_DC, "source", facts.metadata().address().map(URI::toString).orElse(""));
    Optional<String> taken = facts.taken().flatMap(XmpValues::date);
    set(XMPConst.NS_PHOTOSHOP, "DateCreated", taken.orElse(""));
    set(XMPConst.NS_EXIF, "DateTimeOriginal", taken.orElse(""));
  }

  private void addWords(Metadata metadata) throws XMPException {
    String description = XmpValues.clean(metadata.description().orElse(""));
    if (!description.isEmpty()) {
      meta.setLocalizedText(XMPConst.NS_DC, "description", null, XMPConst.X_DEFAULT, description);
    }
    if (metadata.favourite().orElse(false)) {
      set(XMPConst.NS_XMP, "Rating", String.valueOf(FAVOURITE_RATING));
      set(NS_KEEPSAKE, "Favourite", XMPConst.TRUESTR);
    }
  }

  /** As a list of its own, and as the trees of tags that programs show. */
  private void addTags(String kind, List<String> told) throws XMPException {
    List<String> names = new ArrayList<>();
    told.stream().map(XmpValues::clean).filter(name -> !name.isEmpty()).forEach(names::add);
    for (String name : names.stream().sorted().distinct().toList()) {
      if (kind.equals("People")) {
        append(XMPConst.NS_IPTCEXT, "PersonInImage", false, name);
      } else {
        append(NS_KEEPSAKE, kind, false, name);
      }
      append(NS_DIGIKAM, "TagsList", true, kind + "/" + name.replace('/', '_'));
      append(NS_LIGHTROOM, "hierarchicalSubject", false, kind + "|" + name.replace('|', '_'));
    }
  }

  private void addPlace(Place place) throws XMPException {
    Optional<String> latitude = XmpValues.latitude(place.latitude());
    Optional<String> longitude = XmpValues.longitude(place.longitude());
    if (latitude.isPresent() && longitude.isPresent()) {
      set(XMPConst.NS_EXIF, "GPSVersionID", GPS_VERSION);
      set(XMPConst.NS_EXIF, "GPSLatitude", latitude.get());
      set(XMPConst.NS_EXIF, "GPSLongitude", longitude.get());
    }
    set(XMPConst.NS_IPTCCORE, "Location", place.name().orElse(""));
  }

  /** An empty value is left out. */
  private void set(String namespace, String property, String value) throws XMPException {
    String clean = XmpValues.clean(value);
    if (!clean.isEmpty()) {
      meta.setProperty(namespace, property, clean);
    }
  }

  private void append(String namespace, String list, boolean ordered, String value)
      throws XMPException {
    PropertyOptions options = new PropertyOptions();
    options = ordered ? options.setArrayOrdered(true) : options.setArray(true);
    meta.appendArrayItem(namespace, list, options, value, null);
  }
}
