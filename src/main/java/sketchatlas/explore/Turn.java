package sketchatlas.explore;

import java.time.Duration;

/** A task's time on the model's thread. */
public interface Turn {
    /** Whether the task must return now: a newer one waits, it was cancelled, or the engine closes. Once it is over it stays so. Any thread. */
    boolean over();

    /** From now on {@linkplain ModelTask#patient() patient} newer tasks wait for this long. */
    void hold(Duration time);

    /** The clock that times are measured with, in nanoseconds from an arbitrary origin. */
    long nanoTime();
}
