package sketchatlas.studio.view;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenFiles;
import sketchatlas.studio.view.workbench.TokenDeeds;
import sketchatlas.studio.view.workbench.TokenHand;
import sketchatlas.studio.view.workbench.WorkbenchPanel;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** The workbench, and what it makes of the other panels: sources of tokens, and places where they land. */
final class WorkbenchStudioPanel {
    private static final double OPEN_FROM = 1800; // screen units

    private WorkbenchStudioPanel() {
    }

    static StudioPanel create(StudioViewModel studio, FileDialogs dialogs, Themes themes, TokenHand hand, TokenDeeds deeds) {
        WorkbenchViewModel workbench = studio.workbench();
        WorkbenchPanel panel = new WorkbenchPanel(studio, hand, deeds, themes.darkProperty(), dialogs);
        Action undo = new Action("bench-undo", workbench.undoNameProperty().map(name -> ("Undo " + name).strip()), Feather.CORNER_UP_LEFT, null,
                workbench.undoNameProperty().isNotEmpty(), workbench::undo);
        Action redo = new Action("bench-redo", workbench.redoNameProperty().map(name -> ("Redo " + name).strip()), Feather.CORNER_UP_RIGHT, null,
                workbench.redoNameProperty().isNotEmpty(), workbench::redo);
        Action export = new Action("export-sheet", new SimpleStringProperty("Export what is shown..."), Feather.DOWNLOAD, null, exportable(workbench),
                () -> dialogs.exportSheet().ifPresent(workbench::export));
        return new StudioPanel(PanelsViewModel.WORKBENCH, "Workbench", "Change, mix and finish sketches", Feather.TOOL, OPEN_FROM, panel,
                panel.focusTarget(), List.of(undo.iconButton(), redo.iconButton(), new Separator(Orientation.VERTICAL), export.iconButton()));
    }

    private static ObservableValue<Boolean> exportable(WorkbenchViewModel workbench) {
        return Bindings.createObjectBinding(() -> workbench.sheet().isPresent(), workbench.tabProperty(), workbench.stateProperty(),
                workbench.analogy().stripProperty(), workbench.analogy().rowProperty(), workbench.interpolation().sheetProperty(),
                workbench.completion().variantsProperty());
    }

    /** What tokens can do beyond the workbench. */
    static TokenDeeds.Beyond beyond(StudioViewModel studio, FileDialogs dialogs) {
        return new TokenDeeds.Beyond() {
            @Override
            public void paper(SketchToken token) {
                token.sketch().ifPresent(studio::useOnPaper);
            }

            @Override
            public void map(SketchToken token) {
                studio.panels().show(PanelsViewModel.MAP);
                if (!studio.placeOnMap(token)) {
                    studio.notices().error("There is no finished map to place the sketch on: make an atlas of this model first.");
                }
            }

            @Override
            public void copy(SketchToken token) {
                token.sketch().ifPresent(sketch -> {
                    SketchClipboard.copy(sketch, TokenFiles.svg(token));
                    studio.notices().news("Copied the sketch, as a picture and as SVG.");
                });
            }

            @Override
            public void save(SketchToken token) {
                dialogs.saveSketch().ifPresent(file -> studio.workbench().save(file, token));
            }

            @Override
            public void showWorkbench() {
                studio.panels().show(PanelsViewModel.WORKBENCH);
            }
        };
    }

    /** Lets sketches land on the paper, and gives it the menu of what is drawn there. */
    static void connectPaper(Node paper, StudioViewModel studio, TokenHand hand, TokenDeeds deeds, TokenDeeds.Beyond beyond) {
        hand.landing(paper, token -> token.sketch().isPresent(), beyond::paper);
        deeds.withoutDrag(paper, studio.workbench().tokens()::drawing);
    }

    /** Lets sketches land on the map and be dragged from it: a selected one, or the mark of a component. */
    static void connectMap(Node surface, StudioViewModel studio, TokenHand hand, TokenDeeds deeds, TokenDeeds.Beyond beyond) {
        hand.landing(surface, _ -> studio.atlas().atlas().flatMap(a -> a.places()).isPresent(), beyond::map);
        deeds.install(surface, event -> studio.map().markAt(event.getX(), event.getY()).map(studio.workbench().tokens()::component)
                .orElseGet(() -> studio.selection().points().contains(studio.map().at(event.getX(), event.getY()))
                        ? studio.workbench().tokens().selected() : Optional.empty()), studio.workbench().tokens()::selected);
    }

    /** Lets nodes of the tree be dragged from it. */
    static void connectTree(Node surface, StudioViewModel studio, TokenDeeds deeds) {
        deeds.install(surface, event -> studio.tree().componentAt(event.getX(), event.getY()).flatMap(studio.workbench().tokens()::component)
                .or(() -> studio.tree().exampleAt(event.getX(), event.getY()).flatMap(studio.workbench().tokens()::point)),
                studio.workbench().tokens()::selected);
    }
}
