package sketchatlas.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sketchatlas.UserException;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.FakeReconstructor;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.SketchFileAccess;
import sketchatlas.studio.viewmodel.workbench.Bench;
import sketchatlas.studio.viewmodel.workbench.BenchAccess;

/** What the studio uses from below, without models and files. */
public final class FakeServices {
    /** Reads a house, writes nothing, and fails on names with "broken". */
    public static final SketchFileAccess FILES = new SketchFileAccess() {
        @Override
        public List<Sketch> read(Path file) {
            refuseBroken(file);
            return List.of(house());
        }

        @Override
        public void write(Path file, Sketch sketch) {
            refuseBroken(file);
        }

        @Override
        public void writePicture(Path file, Sketch sketch) {
            refuseBroken(file);
        }
    };

    /** There is nothing beside the model. */
    public static final BenchAccess BENCHES = (file, model) -> new Bench(model.config().id(), DensityReference.densityOf(file, model),
            new CalculatorStore(model, file, file.resolveSibling("own")));

    private FakeServices() {
    }

    static Studio.Services services(long encodeNanos, long pointNanos) {
        return new Studio.Services(file -> {
            refuseBroken(file);
            return new FakeReconstructor(encodeNanos, pointNanos);
        }, FILES, new FakeAtlases(), BENCHES, new FakeTrainings(), FakeServices::toModelScale);
    }

    /** The longer side becomes 255 and of the points only some remain. */
    public static Sketch toModelScale(Sketch sketch) {
        List<float[]> lines = new ArrayList<>();
        double longest = 1;
        for (float[] line : sketch.polylines()) {
            for (float v : line) {
                longest = Math.max(longest, v);
            }
        }
        float scale = (float) (255 / longest);
        for (float[] line : sketch.polylines()) {
            List<Float> kept = new ArrayList<>();
            for (int i = 0; i < line.length; i += 2) {
                int n = kept.size();
                if (n == 0 || i == line.length - 2
                        || Math.hypot(line[i] * scale - kept.get(n - 2), line[i + 1] * scale - kept.get(n - 1)) > 8) {
                    kept.add(line[i] * scale);
                    kept.add(line[i + 1] * scale);
                }
            }
            float[] copy = new float[kept.size()];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = kept.get(i);
            }
            lines.add(copy);
        }
        return Sketch.ofPolylines(lines);
    }

    public static Sketch house() {
        return Sketch.ofPolylines(List.of(new float[] { 0, 100, 0, 220, 200, 220, 200, 100, 0, 100 },
                new float[] { 0, 100, 100, 10, 200, 100 }, new float[] { 80, 220, 80, 160, 120, 160, 120, 220 }));
    }

    private static void refuseBroken(Path file) {
        if (file.toString().contains("broken")) {
            throw new UserException("The file " + file.getFileName() + " is broken; try another one.");
        }
    }
}
