package sketchatlas.studio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SessionKeeperTest {
    private final BlockingQueue<Integer> written = new LinkedBlockingQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void ofWhatComesMeanwhileOnlyTheNewestIsWritten() throws InterruptedException {
        try (SessionKeeper<Integer> keeper = new SessionKeeper<>("test", this::writeSlowly)) {
            keeper.keep(0);
            assertEquals(0, written.poll(60, TimeUnit.SECONDS));
            for (int i = 1; i <= 1000; i++) {
                keeper.keep(i);
            }
            held.countDown();
            assertEquals(1000, written.poll(60, TimeUnit.SECONDS));
            keeper.keep(1001);
            assertEquals(1001, written.poll(60, TimeUnit.SECONDS));
        }
        assertEquals(List.of(), List.copyOf(written));
    }

    @Test
    void whatStillWaitsIsWrittenAtTheEnd() {
        ScheduledThreadPoolExecutor busy = new ScheduledThreadPoolExecutor(1);
        busy.execute(this::hold); // so that its second never comes, however long this test is kept from going on
        SessionKeeper<Integer> keeper = new SessionKeeper<>(written::add, busy);
        keeper.keep(1);
        keeper.keep(2);
        keeper.close();
        keeper.keep(3); // too late, and no error
        assertEquals(List.of(2), List.copyOf(written));
    }

    private void writeSlowly(int value) {
        written.add(value);
        hold();
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
