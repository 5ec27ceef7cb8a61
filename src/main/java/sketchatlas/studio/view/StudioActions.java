package sketchatlas.studio.view;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.studio.viewmodel.AtlasViewModel;
import sketchatlas.studio.viewmodel.DrawingViewModel;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** Everything that can be done from menus, buttons and keys. */
final class StudioActions {
    private static final ObservableValue<Boolean> ALWAYS = Bindings.createObjectBinding(() -> true);

    final Action openSketch;
    final Action saveSketch;
    final Action exportPicture;
    final Action openModel;
    final Action addToOwn;
    final Action ownSketches;
    final Action undo;
    final Action redo;
    final Action clear;
    final Action again;
    final Action copyToPaper;
    final BooleanProperty nearest;
    final Action resetTemperature;
    final Action makeAtlas;
    final Action openAtlas;
    final Action pauseAtlas;
    final Action cancelAtlas;
    final Action exportMap;
    final Action exportTree;
    final Action models;
    final Action newTraining;

    StudioActions(StudioViewModel studio, FileDialogs dialogs, SideWindows windows) {
        DrawingViewModel drawing = studio.drawing();
        ReconstructionViewModel reconstruction = studio.reconstruction();
        ObservableValue<Boolean> somethingDrawn = drawing.paperProperty().map(paper -> !paper.isEmpty());
        ObservableValue<Boolean> model = studio.model().engineProperty().map(engine -> engine.isPresent());

        openSketch = action("open-sketch", "Open sketch...", Feather.FOLDER, keys(KeyCode.O), ALWAYS,
                () -> dialogs.openSketch().ifPresent(studio.files()::open));
        saveSketch = action("save-sketch", "Save sketch...", Feather.SAVE, keys(KeyCode.S), somethingDrawn,
                () -> dialogs.saveSketch().ifPresent(studio.files()::save));
        exportPicture = action("export-picture", "Export picture...", Feather.IMAGE, keys(KeyCode.E), somethingDrawn,
                () -> dialogs.exportPicture().ifPresent(studio.files()::exportPicture));
        openModel = action("open-model", "Open model...", Feather.BOX, keys(KeyCode.O, KeyCombination.SHIFT_DOWN), ALWAYS,
                () -> dialogs.openModel().ifPresent(studio.model()::open));
        addToOwn = action("add-to-own", "Add to my sketches...", Feather.PLUS_SQUARE, keys(KeyCode.K), somethingDrawn, () -> {
            studio.dataSets().own().refresh(); // its labels are offered
            dialogs.askLabel(studio.dataSets().own(), "What does your drawing show?")
                    .ifPresent(label -> studio.dataSets().own().add(label, drawing.paper().toSketch()));
        });
        ownSketches = action("own-sketches", "My sketches...", Feather.GRID, keys(KeyCode.K, KeyCombination.SHIFT_DOWN), ALWAYS, windows::showOwnSketches);
        undo = new Action("undo", drawing.undoNameProperty().map(name -> ("Undo " + name).strip()), Feather.CORNER_UP_LEFT,
                keys(KeyCode.Z), drawing.undoNameProperty().isNotEmpty(), drawing::undo);
        redo = new Action("redo", drawing.redoNameProperty().map(name -> ("Redo " + name).strip()), Feather.CORNER_UP_RIGHT,
                keys(KeyCode.Z, KeyCombination.SHIFT_DOWN), drawing.redoNameProperty().isNotEmpty(), drawing::redo);
        clear = action("clear", "Clear the paper", Feather.TRASH_2, new KeyCodeCombination(KeyCode.DELETE), somethingDrawn,
                drawing::clear);
        again = action("again", "Draw again", Feather.REFRESH_CW, keys(KeyCode.R),
                Bindings.createObjectBinding(() -> model.getValue() && somethingDrawn.getValue(), model, somethingDrawn),
                reconstruction::again);
        nearest = reconstruction.nearestProperty();
        copyToPaper = action("copy-to-paper", "Copy the reconstruction to the paper", Feather.ARROW_LEFT, null,
                reconstruction.drawnProperty().map(drawn -> drawn.isPresent()), reconstruction::copyToPaper);
        resetTemperature = action("reset-temperature", "Back to temperature " + ReconstructionViewModel.DEFAULT_TEMPERATURE,
                Feather.ROTATE_CCW, null,
                reconstruction.temperatureProperty().map(t -> t.doubleValue() != ReconstructionViewModel.DEFAULT_TEMPERATURE),
                () -> reconstruction.temperatureProperty().set(ReconstructionViewModel.DEFAULT_TEMPERATURE));

        ObservableValue<Boolean> making = studio.atlas().makingProperty().map(m -> m.isPresent());
        makeAtlas = action("make-atlas", "Make a new atlas", Feather.MAP, null,
                Bindings.createObjectBinding(() -> model.getValue() && !making.getValue(), model, making), studio.atlas()::make);
        openAtlas = action("open-atlas", "Open atlas...", Feather.FOLDER, null, model, () -> dialogs.openAtlas().ifPresent(studio.atlas()::open));
        cancelAtlas = action("cancel-atlas", "Stop what is done to the atlas", Feather.X, null, making, studio.atlas()::cancel);
        pauseAtlas = action("pause-atlas", "Let the map stand still, or go on", Feather.PAUSE, null,
                studio.atlas().makingProperty().map(m -> m.filter(AtlasViewModel.Making::canPause).isPresent()), studio.atlas()::togglePause);
        exportMap = action("export-map", "Export the map...", Feather.DOWNLOAD, null,
                studio.map().dataProperty().map(data -> data.isPresent()), () -> dialogs.exportMap().ifPresent(studio.mapExport()::export));
        exportTree = action("export-tree", "Export the tree...", Feather.DOWNLOAD, null,
                studio.tree().sceneProperty().map(scene -> scene.isPresent()), () -> dialogs.exportTree().ifPresent(studio.atlas()::exportTree));
        models = action("models", "Models...", Feather.ARCHIVE, keys(KeyCode.L), ALWAYS, windows::showLibrary);
        newTraining = action("new-training", "New training...", Feather.ACTIVITY, keys(KeyCode.T, KeyCombination.SHIFT_DOWN), ALWAYS, windows::showTraining);
    }

    private static Action action(String id, String name, Ikon icon, KeyCombination keys, ObservableValue<Boolean> enabled, Runnable run) {
        return new Action(id, new SimpleStringProperty(name), icon, keys, enabled, run);
    }

    /** The key together with the system's shortcut key: Ctrl, or Command on a Mac. */
    private static KeyCombination keys(KeyCode key, Modifier... more) {
        Modifier[] modifiers = new Modifier[more.length + 1];
        modifiers[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, modifiers, 1, more.length);
        return new KeyCodeCombination(key, modifiers);
    }
}
