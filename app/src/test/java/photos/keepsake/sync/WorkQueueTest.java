package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import photos.keepsake.library.FakePhotoLibrary;

@Timeout(30)
class WorkQueueTest {

  @Test
  void stretchIsNeverLongerThanItsMaximum() {
    WorkQueue queue = new WorkQueue(1);
    queue.put(neighbours(25));
    assertThat(queue.take()).hasSize(WorkQueue.STRETCH_MAX);
  }

  @Test
  void threadTakesOnlyItsFairPart() {
    WorkQueue queue = new WorkQueue(4);
    queue.put(neighbours(8));
    assertThat(queue.take()).hasSize(2);
    assertThat(queue.take()).hasSize(2);
    assertThat(queue.take()).hasSize(1);
  }

  @Test
  void stretchEndsAtAGap() {
    WorkQueue queue = new WorkQueue(1);
    queue.put(List.of(task(0, true), task(1, false), task(3, true), task(4, false)));
    assertThat(queue.take())
        .extracting(t -> t.item().id().value())
        .containsExactly("item-0", "item-1");
    assertThat(queue.take()).hasSize(2);
  }

  @Test
  void fullQueueTakesTheNextPageOnlyWhenThereIsRoom() throws Exception {
    WorkQueue queue = new WorkQueue(1);
    queue.put(neighbours(100));
    CompletableFuture<Boolean> put =
        CompletableFuture.supplyAsync(() -> queue.put(neighbours(1)), r -> new Thread(r).start());
    List<FetchTask> taken = new ArrayList<>();
    while (!put.isDone() && taken.size() < 100) {
      assertThat(taken.size()).isLessThan(90);
      taken.addAll(queue.take());
      if (taken.size() > 80) {
        assertThat(put.get(10, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertThat(put).isDone();
  }

  @Test
  void queueIsIdleOnlyWhenWhatWasTakenIsDone() throws Exception {
    WorkQueue queue = new WorkQueue(1);
    queue.put(neighbours(1));
    queue.take();
    CompletableFuture<Boolean> idle =
        CompletableFuture.supplyAsync(queue::awaitIdle, r -> new Thread(r).start());
    assertThat(idle).isNotDone();
    queue.done(1);
    assertThat(idle.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closedQueueGivesAndTakesNothingAndShowsWhatIsLeft() {
    WorkQueue queue = new WorkQueue(1);
    queue.put(neighbours(3));
    queue.close();
    assertThat(queue.take()).isEmpty();
    assertThat(queue.put(neighbours(1))).isFalse();
    assertThat(queue.awaitIdle()).isFalse();
    assertThat(queue.leftovers()).hasSize(3);
    assertThat(queue.leftovers()).isEmpty();
  }

  @Test
  void closeWakesWhoeverWaits() throws Exception {
    WorkQueue queue = new WorkQueue(1);
    CompletableFuture<List<FetchTask>> taker =
        CompletableFuture.supplyAsync(queue::take, r -> new Thread(r).start());
    queue.close();
    assertThat(taker.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void interruptedThreadGetsTheAnswerOfAClosedQueueAndKeepsItsFlag() {
    WorkQueue queue = new WorkQueue(1);
    Thread.currentThread().interrupt();
    assertThat(queue.take()).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static List<FetchTask> neighbours(int count) {
    List<FetchTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(task(i, i == 0));
    }
    return tasks;
  }

  private static FetchTask task(int index, boolean afterGap) {
    return new FetchTask(FakePhotoLibrary.item(index), afterGap, Optional.empty());
  }
}
