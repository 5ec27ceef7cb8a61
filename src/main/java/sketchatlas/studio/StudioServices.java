package sketchatlas.studio;

import java.nio.file.Path;
import sketchatlas.UserFolders;
import sketchatlas.data.UserDataSets;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.sketch.Simplifier;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.data.DataAccess;
import sketchatlas.studio.viewmodel.workbench.Bench;
import sketchatlas.train.worker.WorkerLaunch;

/** The real services under the studio. */
final class StudioServices {
    private StudioServices() {
    }

    /** @param userFolder where this program keeps a person's data; need not exist */
    static StudioViewModel.Services create(Path userFolder) {
        return new StudioViewModel.Services(ModelReconstructor::load, new DiskSketches(), new DiskAtlases(userFolder),
                (file, model) -> new Bench(model.config().id(), DensityReference.densityOf(file, model), new CalculatorStore(model, file, UserFolders.data())),
                new DataAccess(UserDataSets.ofUser(), new WebDownloads()),
                new ProcessTrainings(ModelLibrary.ofUser(new DesktopTrash()), WorkerLaunch.ofThisProgram()), Simplifier::toModelScale);
    }
}
