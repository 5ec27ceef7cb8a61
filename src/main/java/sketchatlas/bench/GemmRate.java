package sketchatlas.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;

/** How many floating point operations a second matrix products get through on all threads: the floor under a training step's time. */
final class GemmRate {
    // One decoder step of 512 units on half of a batch of 100.
    private static final int ROWS = 50;
    private static final int INNER = 512;
    private static final int COLUMNS = 2048;
    private static final int ROUNDS = 8;

    private GemmRate() {
    }

    /**
     * The best of several rounds, which no other process can make better.
     *
     * @param productsARound for each thread in each round
     * @return operations a second of all threads together; a multiplication and an addition are two
     */
    static double measure(Backend backend, int threads, int productsARound) {
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tasks.add(products(backend.create(), productsARound));
        }
        double best = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                List<Future<?>> running = new ArrayList<>();
                tasks.forEach(task -> running.add(pool.submit(task)));
                for (Future<?> task : running) {
                    task.get();
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                best = Math.max(best, 2.0 * ROWS * INNER * COLUMNS * productsARound * threads / seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return best;
    }

    private static Runnable products(Kernels kernels, int count) {
        Floats a = kernels.allocate(ROWS * INNER);
        Floats b = kernels.allocate(INNER * COLUMNS);
        Floats c = kernels.allocate(ROWS * COLUMNS);
        kernels.fill(a, 0.5f);
        kernels.fill(b, 0.25f);
        return () -> {
            for (int i = 0; i < count; i++) {
                kernels.gemm(false, false, ROWS, COLUMNS, INNER, 1, a, INNER, b, COLUMNS, 0, c, COLUMNS);
            }
        };
    }
}
