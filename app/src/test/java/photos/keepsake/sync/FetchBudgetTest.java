package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FetchBudgetTest {

  @Test
  void withoutALimitThereIsAlwaysASlot() {
    FetchBudget budget = new FetchBudget(OptionalInt.empty());
    for (int i = 0; i < 10_000; i++) {
      assertThat(budget.tryTake()).isTrue();
    }
  }

  @Test
  void slotGivenBackCanBeTakenAgain() {
    FetchBudget budget = new FetchBudget(OptionalInt.of(1));
    assertThat(budget.take()).isTrue();
    assertThat(budget.tryTake()).isFalse();
    budget.giveBack();
    assertThat(budget.take()).isTrue();
  }

  @Test
  void spentBudgetGivesNothingWithoutWaiting() {
    FetchBudget budget = new FetchBudget(OptionalInt.of(1));
    budget.take();
    budget.spend();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void takerWaitsUntilTheLastSlotIsSpentOrGivenBack() throws Exception {
    FetchBudget budget = new FetchBudget(OptionalInt.of(2));
    budget.take();
    budget.take();
    CompletableFuture<Boolean> taker =
        CompletableFuture.supplyAsync(budget::take, r -> new Thread(r).start());
    budget.spend();
    assertThat(taker).isNotDone();
    budget.giveBack();
    assertThat(taker.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closeEndsTheWait() throws Exception {
    FetchBudget budget = new FetchBudget(OptionalInt.of(1));
    budget.take();
    CompletableFuture<Boolean> taker =
        CompletableFuture.supplyAsync(budget::take, r -> new Thread(r).start());
    budget.close();
    assertThat(taker.get(10, TimeUnit.SECONDS)).isFalse();
  }
}
