package sketchatlas.bench;

/** Something to be measured again and again. */
@FunctionalInterface
interface Work {
    /** Does it once; returns how long it took, in seconds. */
    double seconds();

    /** What this process does, by the clock. */
    static Work timed(Runnable task) {
        return () -> {
            long start = System.nanoTime();
            task.run();
            return (System.nanoTime() - start) / 1e9;
        };
    }
}
