package sketchatlas.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.Screenshots.Shot;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** What the pictures of the user guide show, one after the other. */
final class GuideScenes {
    /** Names the folder of a training with a film; without it there is no picture of the panel Train. */
    private static final String RUN = "sketchatlas.screenshots.run";
    /** Names a folder with sketches; without it the dialog for a new training is shown without data. */
    private static final String DATA = "sketchatlas.screenshots.data";
    private static final int BEGUN = 4; // strokes of the car that is to be finished

    private final Stage stage;
    private final StudioViewModel studio;
    private final WorkbenchViewModel bench;

    GuideScenes(Stage stage, StudioViewModel studio) {
        this.stage = stage;
        this.studio = studio;
        bench = studio.workbench();
    }

    List<Shot> all() {
        List<Shot> shots = new ArrayList<>(List.of(
                main("studio", this::drawCar, this::isExplored, 1500, 860, PanelsViewModel.DRAW, PanelsViewModel.MAP, PanelsViewModel.TREE),
                main("draw", () -> { }, this::isExplored, 980, 660, PanelsViewModel.DRAW),
                main("map", () -> studio.map().camera().fit(), this::isExplored, 1100, 700, PanelsViewModel.MAP),
                main("tree", () -> studio.selection().select(weightiest()), this::isExplored, 1100, 700, PanelsViewModel.TREE),
                main("analogy", this::analogy, () -> bench.analogy().stripProperty().get().size() == 9, 1000, 760, PanelsViewModel.WORKBENCH),
                main("between", this::corners, () -> bench.interpolation().sheetProperty().get().size() == 25, 760, 820, PanelsViewModel.WORKBENCH),
                main("finish", this::finish, this::isFinished, 1200, 700, PanelsViewModel.DRAW, PanelsViewModel.WORKBENCH),
                main("tour", () -> {
                    studio.tour().start();
                    studio.tour().next();
                    studio.tour().next();
                }, () -> true, 1100, 680, PanelsViewModel.DRAW, PanelsViewModel.MAP)));
        path(RUN).ifPresent(run -> shots.add(main("train", () -> {
            studio.tour().end();
            studio.watch().watch(run);
        }, () -> studio.watch().film().frameProperty().get().isPresent(), 1300, 820, PanelsViewModel.TRAIN)));
        shots.add(new Shot("new-training", this::fillTraining, () -> studio.newTraining().estimate().estimateProperty().get().isPresent() || path(DATA).isEmpty(),
                () -> window("New training")));
        shots.add(new Shot("options", () -> part("part-options"), () -> true, () -> window("New training")));
        shots.add(new Shot("library", () -> menuItem("models-item").fire(), () -> !studio.library().modelsProperty().get().isEmpty(), () -> window("Models")));
        shots.add(main("dark", () -> {
            studio.tour().end();
            studio.drawing().clear();
            drawCar();
            ((ButtonBase) stage.getScene().lookup("#theme")).fire();
        }, this::isExplored, 1500, 860, PanelsViewModel.DRAW, PanelsViewModel.MAP, PanelsViewModel.TREE));
        return shots;
    }

    /** A picture of the main window with these panels. */
    private Shot main(String name, Runnable prepare, BooleanSupplier ready, double width, double height, String... panels) {
        return new Shot(name, () -> {
            stage.setWidth(width);
            stage.setHeight(height);
            studio.panels().start(Optional.of(new PanelLayout(List.of(panels), Map.of())), width);
            prepare.run();
        }, () -> studio.model().engineProperty().get().isPresent() && ready.getAsBoolean(), stage::getScene);
    }

    private void drawCar() {
        CarDrawing.draw(studio.drawing());
    }

    private boolean isExplored() {
        return studio.atlas().makingProperty().get().isEmpty() && studio.map().data().isPresent() && !studio.map().advance(0)
                && studio.reconstruction().drawnProperty().get().filter(drawn -> drawn.finished()).isPresent();
    }

    private ComponentId weightiest() {
        return studio.map().marks().stream().filter(mark -> mark.level() == Level.K).findFirst().map(mark -> new ComponentId(Level.K, mark.index())).orElseThrow();
    }

    /** A car in the direction from shoes to cars' neighbours: the first calculator that came with the model. */
    private void analogy() {
        studio.selection().clear();
        put(Slot.A, firstOf(0));
        put(Slot.B, firstOf(1));
        put(Slot.C, firstOf(2));
        bench.execute(new WorkbenchCommand.Strengthen(1));
        bench.settle();
    }

    private void corners() {
        put(Slot.TOP_LEFT, firstOf(0));
        put(Slot.TOP_RIGHT, firstOf(1));
        put(Slot.BOTTOM_LEFT, firstOf(2));
        put(Slot.BOTTOM_RIGHT, firstOf(3));
        bench.settle();
    }

    private void put(Slot slot, int point) {
        bench.put(slot, bench.tokens().point(point).orElseThrow());
    }

    /** The first sketch of the atlas that is of a category. */
    private int firstOf(int category) {
        Atlas atlas = studio.atlas().atlas().orElseThrow().atlas();
        for (int i = 0; i < atlas.points().size(); i++) {
            if (atlas.points().get(i).category() == category) {
                return i;
            }
        }
        throw new IllegalStateException("no sketch of category " + category);
    }

    private void finish() {
        studio.drawing().clear();
        CarDrawing.draw(studio.drawing(), BEGUN);
        bench.tabProperty().set(WorkbenchViewModel.Tab.COMPLETION);
        bench.complete();
    }

    private boolean isFinished() {
        return bench.completion().variantsProperty().get().size() == 6 && studio.reconstruction().drawnProperty().get().filter(drawn -> drawn.finished()).isPresent();
    }

    private void fillTraining() {
        studio.tour().end();
        menuItem("new-training-item").fire();
        path(DATA).ifPresent(folder -> {
            studio.dataSets().openFolder(folder);
        });
    }

    private void part(String id) {
        ((ToggleButton) window("New training").lookup("#" + id)).fire();
    }

    private MenuItem menuItem(String id) {
        ObservableList<Menu> menus = ((MenuBar) stage.getScene().lookup(".menu-bar")).getMenus();
        return menus.stream().flatMap(menu -> menu.getItems().stream()).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private static Scene window(String title) {
        return Window.getWindows().stream().filter(window -> window instanceof Stage side && side.getTitle().startsWith(title)).findFirst().orElseThrow().getScene();
    }

    private static Optional<Path> path(String property) {
        return Optional.ofNullable(System.getProperty(property)).map(Path::of);
    }
}
