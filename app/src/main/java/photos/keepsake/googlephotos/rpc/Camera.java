package photos.keepsake.googlephotos.rpc;

import java.util.Optional;

/** What took a photo, as far as the site says. */
public record Camera(Optional<String> make, Optional<String> model) {

  /** Reads {@code [make,model,…]}; empty where neither is given. */
  static Optional<Camera> of(Jspb camera) {
    return Optional.of(new Camera(camera.get(0).text(), camera.get(1).text()))
        .filter(read -> read.make().isPresent() || read.model().isPresent());
  }
}
