package sketchatlas.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;

/** How many floating point operations a second matrix products get through on all threads: the floor under a training step's time. */
final class GemmRate {
    private static final int SKETCHES = 50; // half of a batch of 100
    private static final int UNITS = 512;
    private static final int GATES = 4 * UNITS;
    private static final int STEPS = 20; // a part of all, so that a round is short

    private static final int LARGEST = 4096;
    private static final int MOST_ROWS = 16_384;
    private static final double FLOPS_OF_A_ROUND = 1e12;
    private static final int MOST_TIMES = 200;
    private static final int CARD_ROUNDS = 5;

    private GemmRate() {
    }

    /** A product of matrices that lie in memory already. */
    private record Product(double flops, Runnable task) {
    }

    /**
     * The better of the two kinds of products that a decoder's step consists of, at the best of several rounds: a time step of half a batch,
     * and the gradient of the weights over several steps.
     *
     * @param rounds at least 1
     * @return operations a second of all threads together; a multiplication and an addition are two
     */
    static double measure(Backend backend, int threads, int rounds) {
        double best = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Function<Kernels, Product> kind : List.<Function<Kernels, Product>>of(GemmRate::timeStep, GemmRate::weightGradient)) {
                List<Product> products = Stream.generate(() -> kind.apply(backend.create())).limit(threads).toList();
                double flops = products.stream().mapToDouble(Product::flops).sum();
                for (int round = 0; round < rounds; round++) {
                    long start = System.nanoTime();
                    List<Future<?>> running = new ArrayList<>();
                    products.forEach(product -> running.add(pool.submit(product.task())));
                    for (Future<?> task : running) {
                        task.get();
                    }
                    best = Math.max(best, flops / ((System.nanoTime() - start) / 1e9));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return best;
    }

    /**
     * That of a graphics card: the best of the products that a decoder's step consists of and a large one. All are asked for many times
     * before they are waited for, as a step does.
     */
    static double ofCard(Backend backend, int units, int batch, int steps) {
        Kernels kernels = backend.create();
        int large = Math.min(LARGEST, 8 * units);
        double best = 0;
        for (int[] shape : new int[][] {{batch, 4 * units, units}, {units, 4 * units, Math.min(batch * steps, MOST_ROWS)}, {large, large, large}}) {
            best = Math.max(best, rate(kernels, shape[0], shape[1], shape[2]));
        }
        return best;
    }

    /** Of a product [m, k] [k, n]. */
    private static double rate(Kernels kernels, int m, int n, int k) {
        Floats a = filled(kernels, m * k);
        Floats b = filled(kernels, k * n);
        Floats c = kernels.allocate(m * n);
        double flops = 2.0 * m * n * k;
        int times = (int) Math.clamp(FLOPS_OF_A_ROUND / flops, 1, MOST_TIMES);
        double best = 0;
        for (int round = 0; round < CARD_ROUNDS; round++) {
            kernels.finish();
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                kernels.gemm(false, false, m, n, k, 1, a, k, b, n, 0, c, n);
            }
            kernels.finish();
            best = Math.max(best, times * flops / ((System.nanoTime() - start) / 1e9));
        }
        return best;
    }

    private static Floats filled(Kernels kernels, int length) {
        SplittableRandom random = new SplittableRandom(length);
        float[] numbers = new float[length]; // at random: a card draws less power for even ones, and runs faster
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        Floats x = kernels.allocate(length);
        kernels.upload(numbers, 0, x, length);
        return x;
    }

    /** h [50, 512] times W [512, 2048], as often as there are steps. */
    private static Product timeStep(Kernels kernels) {
        Floats h = filled(kernels, SKETCHES * UNITS);
        Floats w = filled(kernels, UNITS * GATES);
        Floats out = kernels.allocate(SKETCHES * GATES);
        return new Product(2.0 * STEPS * SKETCHES * UNITS * GATES, () -> {
            for (int i = 0; i < STEPS; i++) {
                kernels.gemm(false, false, SKETCHES, GATES, UNITS, 1, h, UNITS, w, GATES, 0, out, GATES);
            }
        });
    }

    /** h' [512, 50 steps] times the gates' gradient [50 steps, 2048]. */
    private static Product weightGradient(Kernels kernels) {
        int rows = STEPS * SKETCHES;
        Floats h = filled(kernels, rows * UNITS);
        Floats gates = filled(kernels, rows * GATES);
        Floats gradient = kernels.allocate(UNITS * GATES);
        return new Product(2.0 * rows * UNITS * GATES,
                () -> kernels.gemm(true, false, UNITS, GATES, rows, 1, h, UNITS, gates, GATES, 0, gradient, GATES));
    }
}
