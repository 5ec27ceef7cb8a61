package sketchatlas.train.worker;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast steps come, over the last seconds: long enough to be calm, short enough to notice that the machine has other work. */
final class SpeedMeter {
    private static final double WINDOW = 15e9; // nanoseconds
    private static final int FEWEST = 4; // steps, however long they take

    private final Deque<Long> times = new ArrayDeque<>(); // of System.nanoTime, oldest first

    void step(long nanos) {
        times.addLast(nanos);
        while (times.size() > FEWEST && nanos - times.getFirst() > WINDOW) {
            times.removeFirst();
        }
    }

    /** What comes now has nothing to do with what came before a pause or a validation. */
    void pause() {
        times.clear();
    }

    /** Steps a second; 0 before there are two. */
    double perSecond() {
        return times.size() < 2 || times.getLast() - times.getFirst() <= 0 ? 0 : (times.size() - 1) * 1e9 / (times.getLast() - times.getFirst());
    }
}
