package sketchatlas.studio;

import java.nio.file.Path;
import java.util.Optional;
import sketchatlas.UserFolders;
import sketchatlas.data.UserDataSets;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Simplifier;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.data.DataAccess;
import sketchatlas.studio.viewmodel.workbench.Bench;
import sketchatlas.studio.viewmodel.workbench.BenchAccess;
import sketchatlas.train.worker.WorkerLaunch;

/** The real services under the studio. */
final class StudioServices {
    /** What lies beside models and in the person's folder. */
    private record Benches(ModelLibrary library) implements BenchAccess {
        @Override
        public Bench of(Path file, SketchModel model) {
            return new Bench(model.config().id(), DensityReference.densityOf(file, model), new CalculatorStore(model, file, UserFolders.data()));
        }

        @Override
        public Optional<String> nameOf(String modelId) {
            return library.nameOf(modelId);
        }
    }

    private StudioServices() {
    }

    /** @param userFolder where this program keeps a person's data; need not exist */
    static StudioViewModel.Services create(Path userFolder) {
        ModelLibrary library = ModelLibrary.ofUser(new DesktopTrash());
        return new StudioViewModel.Services(ModelReconstructor::load, new DiskSketches(), new DiskAtlases(userFolder), new Benches(library),
                new DataAccess(UserDataSets.ofUser(), new WebDownloads()), new ProcessTrainings(library, WorkerLaunch.ofThisProgram()),
                Simplifier::toModelScale);
    }
}
