package photos.keepsake.simulator.site;

import java.util.HashSet;
import java.util.Set;
import photos.keepsake.simulator.cloud.Cloud;
import photos.keepsake.simulator.control.Counters;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.site.rpc.Rpc;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/** What the hosts of the site share. */
final class SiteContext {
  final SiteSettings settings;
  final Cloud cloud;
  final SimulatedLibrary library;
  final Faults faults;
  final Counters counters;
  final Dice dice;
  final Labels labels;
  final DateTexts dates;
  final Listings listings;
  final Sessions sessions;
  final Grants grants;
  final Rpc rpc;

  SiteContext(SiteSettings settings, Cloud cloud, Faults faults, Counters counters) {
    this.settings = settings;
    this.cloud = cloud;
    this.library = cloud.library();
    this.faults = faults;
    this.counters = counters;
    this.dice = new Dice(settings.seed());
    this.labels = Labels.of(settings.language());
    this.dates = new DateTexts(labels, settings.clock());
    this.listings = new Listings(library);
    this.sessions = new Sessions(settings, faults, dice);
    this.grants = new Grants(dice);
    this.rpc = new Rpc(cloud, faults, counters, settings.seed(), settings.calm(), settings.clock());
  }

  boolean isSignedIn(Request request) {
    return sessions.isSignedIn(request);
  }

  /** Whether the fault happens at a request about an item, under whichever of its keys. */
  boolean happens(Fault fault, SimulatedItem item) {
    return faults.happens(fault, keysOf(item));
  }

  /** Whether the fault is on for an item, which says nothing about when it happens. */
  boolean concerns(Fault fault, SimulatedItem item) {
    return faults.concerns(fault, keysOf(item));
  }

  private static Set<String> keysOf(SimulatedItem item) {
    Set<String> keys = new HashSet<>(item.albums().values());
    keys.add(item.key());
    return keys;
  }

  boolean happens(Fault fault) {
    return faults.happens(fault);
  }
}
