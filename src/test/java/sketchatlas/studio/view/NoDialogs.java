package sketchatlas.studio.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;

/** Dialogs that are all cancelled. */
public class NoDialogs implements FileDialogs {
    @Override
    public Optional<Path> exportModelTo() {
        return Optional.empty();
    }

    @Override
    public void showFolder(Path folder) {
        // nothing looks at it
    }

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

    @Override
    public Optional<Path> importCalculators() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> exportCalculator() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> exportSheet() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openSketch() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> saveSketch() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> exportPicture() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openModel() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openAtlas() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openTraining() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> exportHistory() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> exportTree() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> exportMap() {
        return Optional.empty();
    }
}
