package sketchatlas.studio.view.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sketchatlas.studio.view.data.DataDialogs;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;

/** Dialogs that are all cancelled. */
final class NoDataDialogs implements DataDialogs {
    @Override
    public Optional<String> askLabel(OwnSketchesViewModel own, String question) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openDataFolder() {
        return Optional.empty();
    }

    @Override
    public List<Path> openDataFiles() {
        return List.of();
    }
}
