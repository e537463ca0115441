package photos.keepsake.simulator.site.rpc;

import java.util.Set;

/** The calls by what they do. */
final class RpcIds {
  /** Those that list items or albums. */
  static final Set<String> LISTING = Set.of("lcxiM", "EzkLib", "snAcKc", "Z5xsfc", "F2A0H");

  /**
   * Those that change something. They are accepted, since the site would do what they say, and
   * counted; the simulated library stays as it is.
   */
  static final Set<String> WRITING =
      Set.of(
          "XwAOJf", "StLnCe", "Pp2Xxe", "w7TP3c", "Ftfh0", "OXvT9d", "E1Cajb", "laUYf", "ycV3Nd",
          "LjmOue", "QD9nKf", "DaSgWe", "AQNOFd", "EtUHOe", "V8RKJ", "Es7fke", "nV6Qv", "SFKp8c",
          "mdpdU");

  private RpcIds() {}
}
