package sketchatlas.studio.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenFiles;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.view.StudioPanel.Body;
import sketchatlas.studio.view.workbench.TokenDeeds;
import sketchatlas.studio.view.workbench.TokenHand;
import sketchatlas.studio.view.workbench.WorkbenchPanel;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.map.MapViewModel;
import sketchatlas.studio.viewmodel.workbench.TokenMaker;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** The workbench, and what it makes of the other panels: sources of tokens, and places where they land. */
final class WorkbenchStudioPanel {
    private static final double OPEN_FROM = 1800; // screen units

    private WorkbenchStudioPanel() {
    }

    static StudioPanel<WorkbenchPanel> create(StudioViewModel studio, FileDialogs dialogs, Themes themes, TokenHand hand, TokenDeeds deeds) {
        return new StudioPanel<>(PanelsViewModel.WORKBENCH, "Workbench", "Change, mix and finish sketches", Feather.TOOL, OPEN_FROM,
                () -> body(studio, dialogs, themes, hand, deeds));
    }

    private static Body<WorkbenchPanel> body(StudioViewModel studio, FileDialogs dialogs, Themes themes, TokenHand hand, TokenDeeds deeds) {
        WorkbenchViewModel workbench = studio.workbench();
        WorkbenchPanel panel = new WorkbenchPanel(studio, hand, deeds, themes.darkProperty(), dialogs);
        return new Body<>(panel, panel.focusTarget(), List.of(undo(workbench).iconButton(), redo(workbench).iconButton(), clear(workbench).iconButton(),
                new Separator(Orientation.VERTICAL), export(workbench, dialogs).iconButton()));
    }

    static Action undo(WorkbenchViewModel workbench) {
        return new Action("bench-undo", workbench.undoNameProperty().map(name -> ("Undo " + name).strip()), Feather.CORNER_UP_LEFT, null,
                workbench.undoNameProperty().isNotEmpty(), workbench::undo);
    }

    static Action redo(WorkbenchViewModel workbench) {
        return new Action("bench-redo", workbench.redoNameProperty().map(name -> ("Redo " + name).strip()), Feather.CORNER_UP_RIGHT, null,
                workbench.redoNameProperty().isNotEmpty(), workbench::redo);
    }

    static Action clear(WorkbenchViewModel workbench) {
        return new Action("bench-clear", new SimpleStringProperty("Empty slots and row"), Feather.TRASH_2, null,
                workbench.stateProperty().map(s -> !s.equals(new WorkbenchCommand.Clear().apply(s))), () -> workbench.execute(new WorkbenchCommand.Clear()));
    }

    static Action export(WorkbenchViewModel workbench, FileDialogs dialogs) {
        return new Action("export-sheet", new SimpleStringProperty("Export what is shown..."), Feather.DOWNLOAD, null, exportable(workbench),
                () -> dialogs.exportSheet().ifPresent(workbench::export));
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

            @Override
            public void tell(String sentence) {
                studio.notices().news(sentence);
            }
        };
    }

    /** Lets sketches land on the paper and the drawing be dragged from its corner, and gives it the menu of what is drawn there. */
    static void connectPaper(PaperView paper, StudioViewModel studio, TokenHand hand, TokenDeeds deeds, TokenDeeds.Beyond beyond) {
        Supplier<Optional<SketchToken>> drawing = studio.workbench().tokens()::drawing;
        hand.landing(paper, token -> token.sketch().isPresent(), beyond::paper);
        deeds.withoutDrag(paper, drawing);
        deeds.source(paper.grip(), _ -> drawing.get(), drawing);
        deeds.target(paper, () -> drawing.get().isPresent(), _ -> drawing.get());
    }

    /** Lets sketches land on the map and be dragged from it: the drawing's mark, a selected sketch, or the mark of a component. */
    static void connectMap(Node surface, StudioViewModel studio, TokenHand hand, TokenDeeds deeds, TokenDeeds.Beyond beyond) {
        hand.landing(surface, _ -> studio.atlas().atlas().flatMap(a -> a.places()).isPresent(), beyond::map);
        TokenMaker tokens = studio.workbench().tokens();
        MapViewModel map = studio.map();
        Function<MouseEvent, Optional<SketchToken>> marked = event -> map.drawingAt(event.getX(), event.getY()) ? studio.marked()
                : map.markAt(event.getX(), event.getY()).flatMap(tokens::component);
        deeds.source(surface, event -> marked.apply(event).or(() -> studio.selection().points().contains(map.at(event.getX(), event.getY()))
                ? tokens.selected() : Optional.empty()), tokens::selected);
        deeds.target(surface, () -> map.data().isPresent(), event -> marked.apply(event).or(() -> tokens.point(map.at(event.getX(), event.getY()))));
        surface.addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, event -> map.hover(event.getX(), event.getY())); // shows which one is meant
        surface.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, _ -> map.hoverNothing());
    }

    /** Lets nodes of the tree be dragged from it. */
    static void connectTree(Node surface, StudioViewModel studio, TokenDeeds deeds) {
        TokenMaker tokens = studio.workbench().tokens();
        Function<MouseEvent, Optional<SketchToken>> at = event -> studio.tree().componentAt(event.getX(), event.getY()).flatMap(tokens::component)
                .or(() -> studio.tree().exampleAt(event.getX(), event.getY()).flatMap(tokens::point));
        deeds.source(surface, at, tokens::selected);
        deeds.target(surface, () -> studio.tree().scene().isPresent(), at);
        surface.addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, event -> studio.tree().hover(event.getX(), event.getY()));
        surface.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, _ -> studio.tree().hoverNothing());
    }
}
