package photos.keepsake.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Faults faults = new Faults(7);

  private long times(int requests) {
    return IntStream.range(0, requests).filter(i -> faults.happens(Fault.PAGE_500)).count();
  }

  @Test
  void nothingHappensUntilAFaultIsSwitchedOn() {
    assertThat(times(10)).isZero();
  }

  @Test
  void everyRuleHappensAsOftenAsItSays() {
    faults.on(Fault.PAGE_500);
    assertThat(times(5)).isEqualTo(5);
    faults.on(Fault.PAGE_500, FaultScope.next(2));
    assertThat(times(5)).isEqualTo(2);
    faults.on(Fault.PAGE_500, FaultScope.every(3));
    assertThat(times(9)).isEqualTo(3);
    faults.on(Fault.PAGE_500, FaultScope.after(4));
    assertThat(times(4)).isZero();
    assertThat(times(4)).isEqualTo(1);
    faults.on(Fault.PAGE_500, FaultScope.percent(20));
    assertThat(times(1000)).isBetween(150L, 250L);
  }

  @Test
  void aFaultForOneItemSparesTheOthersAndIsKnownUnderAllKeys() {
    faults.on(Fault.DOWNLOAD_404, FaultScope.item("album-key"));
    assertThat(faults.happens(Fault.DOWNLOAD_404, Set.of("other"))).isFalse();
    assertThat(faults.happens(Fault.DOWNLOAD_404)).isFalse();
    assertThat(faults.happens(Fault.DOWNLOAD_404, Set.of("library-key", "album-key"))).isTrue();
    assertThat(faults.fired(Fault.DOWNLOAD_404)).isEqualTo(1);
  }

  @Test
  void whetherAFaultConcernsAnItemIsNoHappening() {
    faults.on(Fault.KEY_LOST, FaultScope.next(1).forItem("key"));
    assertThat(faults.concerns(Fault.KEY_LOST, Set.of("key"))).isTrue();
    assertThat(faults.concerns(Fault.KEY_LOST, Set.of("other"))).isFalse();
    assertThat(faults.fired(Fault.KEY_LOST)).isZero();
    assertThat(faults.happens(Fault.KEY_LOST, Set.of("key"))).isTrue();
  }

  @Test
  void whatHappenedIsStillKnownWhenTheFaultIsOff() {
    faults.on(Fault.PAGE_500, FaultScope.next(1));
    times(3);
    faults.allOff();
    assertThat(faults.fired(Fault.PAGE_500)).isEqualTo(1);
    assertThat(faults.active()).isEmpty();
  }
}
