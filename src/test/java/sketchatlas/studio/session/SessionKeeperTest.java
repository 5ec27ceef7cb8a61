package sketchatlas.studio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionKeeperTest {
    private final BlockingQueue<Integer> written = new LinkedBlockingQueue<>();

    @Test
    void onlyTheNewestIsWritten() throws InterruptedException {
        try (SessionKeeper<Integer> keeper = new SessionKeeper<>("test", written::add)) {
            for (int i = 1; i <= 1000; i++) {
                keeper.keep(i);
            }
            assertEquals(1000, written.poll(30, TimeUnit.SECONDS));
            keeper.keep(1001);
            assertEquals(1001, written.poll(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of(), List.copyOf(written));
    }

    @Test
    void whatStillWaitsIsWrittenAtTheEnd() {
        SessionKeeper<Integer> keeper = new SessionKeeper<>("test", written::add);
        keeper.keep(1);
        keeper.keep(2);
        keeper.close();
        keeper.keep(3); // too late, and no error
        assertEquals(List.of(2), List.copyOf(written));
    }
}
