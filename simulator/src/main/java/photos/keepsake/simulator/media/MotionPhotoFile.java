package photos.keepsake.simulator.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JPEG whose XMP says how many bytes of MP4 follow its end, in the words that phones use since
 * 2020 (GCamera:MotionPhoto and the container directory).
 */
final class MotionPhotoFile {
  private static final String XMP_NAME = "http://ns.adobe.com/xap/1.0/\0";
  private static final int FILM_SHARE = 3;

  private MotionPhotoFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    MediaRecipe film = film(recipe);
    long filmBytes = film.sizeBytes();
    MediaRecipe still =
        new MediaRecipe(
            MediaFormat.JPEG,
            recipe.seed(),
            recipe.sizeBytes() - filmBytes,
            recipe.width(),
            recipe.height(),
            recipe.capture());
    byte[] xmp = JpegFile.app1(XMP_NAME, xmp(filmBytes).getBytes(StandardCharsets.UTF_8));
    List<Piece> pieces = new ArrayList<>(JpegFile.pieces(still, xmp));
    pieces.addAll(film.pieces());
    return pieces;
  }

  static MediaRecipe film(MediaRecipe recipe) {
    long bytes = Math.max(MediaFormat.MP4.smallestBytes(), recipe.sizeBytes() / FILM_SHARE);
    return MediaRecipe.of(MediaFormat.MP4, recipe.seedFor("film"), bytes, recipe.capture());
  }

  private static String xmp(long filmBytes) {
    return """
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"
            xmlns:Container="http://ns.google.com/photos/1.0/container/"
            xmlns:Item="http://ns.google.com/photos/1.0/container/item/"
            GCamera:MotionPhoto="1"
            GCamera:MotionPhotoVersion="1"
            GCamera:MotionPhotoPresentationTimestampUs="500000">
           <Container:Directory><rdf:Seq>
            <rdf:li rdf:parseType="Resource"><Container:Item
              Item:Mime="image/jpeg" Item:Semantic="Primary"
              Item:Length="0" Item:Padding="0"/></rdf:li>
            <rdf:li rdf:parseType="Resource"><Container:Item
              Item:Mime="video/mp4" Item:Semantic="MotionPhoto" Item:Length="%d"/></rdf:li>
           </rdf:Seq></Container:Directory>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        """
        .formatted(filmBytes);
  }
}
