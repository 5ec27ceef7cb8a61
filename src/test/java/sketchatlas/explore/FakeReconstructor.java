package sketchatlas.explore;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import sketchatlas.model.Posterior;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.model.SequenceSampler;
import sketchatlas.sketch.Sketch;

/**
 * Stands in for a model: its reconstruction is the sketch that a code was given for, or the one it was given last, with a wobble as strong as
 * the temperature, its picture the last sketch as dots, its components depend on the sketch's proportions. Takes a model's time if asked to.
 */
public final class FakeReconstructor implements Reconstructor {
    private static final int WIDTH = 48;
    private static final int COMPONENTS = 20;

    private final long encodeNanos;
    private final long pointNanos;
    private final Map<float[], Sketch> read = new IdentityHashMap<>(); // by the codes that were given for them
    private Sketch sketch = Sketch.ofPolylines(List.of(new float[] { 0, 0, 255, 0, 255, 255, 0, 255, 0, 0 }));

    /** One that answers at once. */
    public FakeReconstructor() {
        this(0, 0);
    }

    public FakeReconstructor(long encodeNanos, long pointNanos) {
        this.encodeNanos = encodeNanos;
        this.pointNanos = pointNanos;
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("ten-categories", OptionalLong.of(24_000), List.of("car", "pig", "face", "alarm clock", "sun",
                "wine glass", "wine bottle", "shoe", "radio", "backpack"), WIDTH);
    }

    @Override
    public String backend() {
        return "CPU · 2 threads";
    }

    @Override
    public SketchModel model() {
        throw new UnsupportedOperationException("stands in for a model and has none");
    }

    @Override
    public LatentCode encode(Sketch drawing) {
        LockSupport.parkNanos(encodeNanos);
        sketch = drawing;
        float[] mu = { drawing.size(), extent(drawing, 0), extent(drawing, 1) };
        read.put(mu, drawing);
        return new LatentCode(mu, new float[] { 1, 1, 1 });
    }

    @Override
    public Posterior posterior(float[] code) {
        return new Posterior(probabilities(code, 3), probabilities(code, 6));
    }

    private static double[] probabilities(float[] code, double sharpness) {
        double[] p = new double[COMPONENTS];
        double sum = 0;
        double favourite = (code[0] * 0.11 + code[1] * 0.05 + code[2] * 0.02) % COMPONENTS;
        for (int i = 0; i < p.length; i++) {
            double away = Math.abs(i - favourite);
            p[i] = Math.exp(-Math.min(away, COMPONENTS - away) * sharpness / 4);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    @Override
    public float[] decodeImage(float[] code) {
        float[] image = new float[WIDTH * WIDTH];
        java.util.Arrays.fill(image, 1);
        float longer = Math.max(1, Math.max(extent(sketch, 0), extent(sketch, 1)));
        for (float[] line : sketch.polylines()) {
            for (int i = 2; i < line.length; i += 2) {
                for (int step = 0; step <= 60; step++) {
                    float x = line[i - 2] + (line[i] - line[i - 2]) * step / 60f;
                    float y = line[i - 1] + (line[i + 1] - line[i - 1]) * step / 60f;
                    int px = Math.clamp(Math.round(3 + x / longer * 41), 0, WIDTH - 1);
                    int py = Math.clamp(Math.round(3 + y / longer * 41), 0, WIDTH - 1);
                    image[py * WIDTH + px] = -0.8f;
                }
            }
        }
        return image;
    }

    @Override
    public SequenceSampler sampler(float[] code, double temperature, long seed) {
        float[] rows = read.getOrDefault(code, sketch).toStroke3();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 3; i < rows.length; i++) {
            if (i % 3 != 2) {
                rows[i] += (float) (random.nextGaussian() * 12 * temperature);
            }
        }
        return new SequenceSampler() {
            private int drawn;

            @Override
            public boolean next() {
                LockSupport.parkNanos(pointNanos);
                drawn = Math.min(drawn + 1, rows.length / 3);
                return drawn < rows.length / 3;
            }

            @Override
            public Sketch sketch() {
                return Sketch.ofStroke3(java.util.Arrays.copyOf(rows, drawn * 3));
            }
        };
    }

    private static float extent(Sketch sketch, int axis) {
        List<Float> values = new ArrayList<>();
        for (float[] line : sketch.polylines()) {
            for (int i = axis; i < line.length; i += 2) {
                values.add(line[i]);
            }
        }
        return values.stream().max(Float::compare).orElse(0f) - values.stream().min(Float::compare).orElse(0f);
    }
}
