package sketchatlas.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.Screenshots.Shot;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.AnalogyViewModel;
import sketchatlas.studio.viewmodel.workbench.CompletionViewModel;
import sketchatlas.studio.viewmodel.workbench.InterpolationViewModel;
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
                main("studio", this::drawCar, this::isExplored, 1180, 720, PanelsViewModel.DRAW, PanelsViewModel.MAP, PanelsViewModel.TREE),
                main("draw", () -> { }, this::isExplored, 980, 660, PanelsViewModel.DRAW),
                main("map", () -> { }, this::isExplored, 1100, 700, PanelsViewModel.MAP),
                main("tree", () -> studio.selection().select(weightiest()), this::isExplored, 1100, 700, PanelsViewModel.TREE),
                main("analogy", this::analogy, () -> bench.analogy().stripProperty().get().size() == AnalogyViewModel.STRENGTHS.size(),
                        900, 780, PanelsViewModel.WORKBENCH),
                main("between", this::corners,
                        () -> bench.interpolation().sheetProperty().get().size() == InterpolationViewModel.GRID * InterpolationViewModel.GRID,
                        760, 790, PanelsViewModel.WORKBENCH),
                main("finish", this::finish, this::isFinished, 1200, 700, PanelsViewModel.DRAW, PanelsViewModel.WORKBENCH),
                main("tour", () -> {
                    studio.tour().start();
                    studio.tour().next();
                    studio.tour().next();
                }, () -> true, 1100, 680, PanelsViewModel.DRAW, PanelsViewModel.MAP)));
        path(RUN).ifPresent(run -> shots.add(main("train", () -> {
            studio.tour().end();
            studio.watch().watch(run);
        }, () -> studio.watch().film().frameProperty().get().isPresent(), 1270, 790, PanelsViewModel.TRAIN)));
        shots.add(new Shot("new-training", this::fillTraining, () -> studio.newTraining().estimate().estimateProperty().get().isPresent() || path(DATA).isEmpty(),
                () -> window("New training")));
        shots.add(new Shot("options", () -> part("part-options"), () -> true, () -> window("New training")));
        shots.add(new Shot("library", () -> menuItem("models-item").fire(), () -> !studio.library().modelsProperty().get().isEmpty(), () -> window("Models")));
        shots.add(main("dark", () -> {
            studio.tour().end();
            studio.drawing().clear();
            drawCar();
            ((ButtonBase) stage.getScene().lookup("#theme")).fire();
        }, this::isExplored, 1180, 720, PanelsViewModel.DRAW, PanelsViewModel.MAP, PanelsViewModel.TREE));
        return shots;
    }

    /** A picture of the main window with these panels. */
    private Shot main(String name, Runnable prepare, BooleanSupplier ready, double width, double height, String... panels) {
        return new Shot(name, () -> {
            stage.setX(0); // all of it on the smallest screen there is, that of a start without a display
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            studio.panels().start(Optional.of(new PanelLayout(List.of(panels), asWide(panels))), width);
            prepare.run();
        }, () -> studio.model().engineProperty().get().isPresent() && ready.getAsBoolean(), stage::getScene);
    }

    private static Map<String, Double> asWide(String... panels) {
        return Stream.of(panels).collect(Collectors.toMap(id -> id, _ -> 1.0));
    }

    private void drawCar() {
        CarDrawing.draw(studio.drawing());
    }

    private boolean isExplored() {
        return studio.atlas().makingProperty().get().isEmpty() && studio.map().data().isPresent() && !studio.map().advance(0)
                && isReconstructed();
    }

    /** Whether the whole reconstruction of what is on the paper now is there. */
    private boolean isReconstructed() {
        return studio.reconstruction().drawnProperty().get()
                .filter(drawn -> drawn.finished() && drawn.request().drawing().equals(studio.drawing().paper().toSketch())).isPresent();
    }

    private ComponentId weightiest() {
        return studio.map().marks().stream().filter(mark -> mark.level() == Level.K).findFirst().map(mark -> new ComponentId(Level.K, mark.index())).orElseThrow();
    }

    /** A glass becomes a bottle: by the difference between the means of all bottles and all glasses. */
    private void analogy() {
        put(Slot.A, typicalOf("wine glass"));
        putMean(Slot.B, "wine bottle");
        putMean(Slot.C, "wine glass");
        studio.selection().clear();
        bench.execute(new WorkbenchCommand.Strengthen(1));
        bench.settle();
    }

    private void putMean(Slot slot, String category) {
        List<AtlasPoint> points = atlas().points();
        int wanted = category(category);
        studio.selection().select(PointSet.where(points.size(), i -> points.get(i).category() == wanted));
        bench.put(slot, bench.tokens().selected().orElseThrow());
    }

    private void corners() {
        put(Slot.TOP_LEFT, typicalOf("car"));
        put(Slot.TOP_RIGHT, typicalOf("shoe"));
        put(Slot.BOTTOM_LEFT, typicalOf("wine bottle"));
        put(Slot.BOTTOM_RIGHT, typicalOf("wine glass"));
        bench.settle();
    }

    private void put(Slot slot, int point) {
        bench.put(slot, bench.tokens().point(point).orElseThrow());
    }

    private Atlas atlas() {
        return studio.atlas().atlas().orElseThrow().atlas();
    }

    /** Those of the model that comes with the program. */
    private int category(String name) {
        return atlas().description().categories().indexOf(name);
    }

    /** The sketch of a category whose code is nearest to the mean of the category's. */
    private int typicalOf(String name) {
        int category = category(name);
        List<AtlasPoint> points = atlas().points();
        int[] members = IntStream.range(0, points.size()).filter(i -> points.get(i).category() == category).toArray();
        double[] mean = new double[points.getFirst().code().length];
        for (int member : members) {
            float[] code = points.get(member).code();
            for (int j = 0; j < mean.length; j++) {
                mean[j] += code[j] / members.length;
            }
        }
        return Arrays.stream(members).boxed().min(Comparator.comparingDouble(i -> distance(points.get(i).code(), mean))).orElseThrow();
    }

    private static double distance(float[] code, double[] mean) {
        return IntStream.range(0, mean.length).mapToDouble(j -> (code[j] - mean[j]) * (code[j] - mean[j])).sum();
    }

    private void finish() {
        studio.drawing().clear();
        CarDrawing.draw(studio.drawing(), BEGUN);
        bench.tabProperty().set(WorkbenchViewModel.Tab.COMPLETION);
        bench.complete();
    }

    private boolean isFinished() {
        return bench.completion().variantsProperty().get().size() == CompletionViewModel.VARIANTS
                && isReconstructed();
    }

    private void fillTraining() {
        studio.tour().end();
        menuItem("new-training-item").fire();
        path(DATA).ifPresent(studio.dataSets()::openFolder);
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
