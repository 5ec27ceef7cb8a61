package sketchatlas.bench;

import java.util.OptionalLong;

/** Does training steps for measuring: this program, or a peer in a process of its own. One caller at a time. */
interface Stepper extends AutoCloseable {
    /** What it is, with its version. */
    String name();

    /** Makes networks and data for steps of this kind; those before are let go. */
    void prepare(Workload workload);

    /** Does one step of what was prepared. */
    Step step();

    /** The most memory that its process has held so far, in bytes; empty where the system does not tell. */
    OptionalLong peakMemory();

    @Override
    void close();

    /**
     * One step that was done.
     *
     * @param seconds by the clock of the process that did it
     * @param loss of the step, to see that it was real work
     */
    record Step(double seconds, double loss) {
    }
}
