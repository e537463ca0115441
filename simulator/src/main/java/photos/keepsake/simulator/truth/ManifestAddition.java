package photos.keepsake.simulator.truth;

import tools.jackson.databind.node.ObjectNode;

/** What a manifest says beyond files and lists; see {@link SimulatedLibrary#writeManifest}. */
public interface ManifestAddition {
  /** For the field {@code cloud} of an item. */
  ObjectNode ofItem(SimulatedItem item);

  /** For the field {@code cloud} of the manifest. */
  ObjectNode ofLibrary();
}
