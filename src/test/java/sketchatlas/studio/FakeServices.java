package sketchatlas.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import sketchatlas.UserException;
import sketchatlas.data.UserDataSets;
import sketchatlas.data.download.DownloadQueue;
import sketchatlas.data.download.QuickDrawCatalog.Form;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.FakeReconstructor;
import sketchatlas.explore.Reconstructor;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.AtlasAccess;
import sketchatlas.studio.viewmodel.SketchFileAccess;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.data.DataAccess;
import sketchatlas.studio.viewmodel.data.DownloadAccess;
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

    /** All made up. */
    public static StudioViewModel.Services services() {
        return services(_ -> new FakeReconstructor(), new FakeAtlases(), BENCHES);
    }

    /** With a model that takes its time, and one that is broken. */
    static StudioViewModel.Services services(long encodeNanos, long pointNanos) {
        return services(file -> {
            refuseBroken(file);
            return new FakeReconstructor(encodeNanos, pointNanos);
        }, new FakeAtlases(), BENCHES);
    }

    /** All made up but these. */
    public static StudioViewModel.Services services(Function<Path, Reconstructor> modelLoader, AtlasAccess atlases, BenchAccess benches) {
        return new StudioViewModel.Services(modelLoader, FILES, atlases, benches, data(), new FakeTrainings(), FakeServices::toModelScale);
    }

    /** Data sets in a folder that is not there, and no web. */
    public static DataAccess data() {
        return data(Path.of("no-such-folder").toAbsolutePath());
    }

    /** Data sets in a folder, and no web. */
    public static DataAccess data(Path folder) {
        return new DataAccess(UserDataSets.in(folder), new DownloadAccess() {
            @Override
            public List<DownloadQueue.Outcome> download(List<String> categories, Form form, Path to, DownloadQueue.Listener listener) {
                throw new UserException("There is no web here.");
            }

            @Override
            public OptionalLong size(String category, Form form, BooleanSupplier cancelled) {
                return OptionalLong.empty();
            }
        });
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
