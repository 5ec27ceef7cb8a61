package sketchatlas.studio;

import java.nio.file.Path;
import sketchatlas.UserData;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.sketch.Simplifier;
import sketchatlas.studio.viewmodel.workbench.Bench;
import sketchatlas.train.worker.WorkerLaunch;

/** The real services under the studio. */
final class StudioServices {
    private StudioServices() {
    }

    /** @param userFolder where this program keeps a person's data; need not exist */
    static Studio.Services create(Path userFolder) {
        return new Studio.Services(ModelReconstructor::load, new DiskSketches(), new DiskAtlases(userFolder),
                (file, model) -> new Bench(model.config().id(), DensityReference.densityOf(file, model), new CalculatorStore(model, file, UserData.folder())),
                new ProcessTrainings(UserData.folder().resolve("models"), WorkerLaunch.ofThisProgram()), Simplifier::toModelScale);
    }
}
