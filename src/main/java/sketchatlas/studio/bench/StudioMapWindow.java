package sketchatlas.studio.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import sketchatlas.UserException;
import sketchatlas.bench.MapWindow;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.view.Quit;
import sketchatlas.studio.view.map.MapSurface;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** Flies over the studio's map in a window of its own. */
public final class StudioMapWindow implements MapWindow {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int FEW = 2_400;
    private static final int MANY = 100_000;

    private record Plan(String name, int points, Pilot.Path path) {
    }

    private static final List<Plan> PLANS = List.of(new Plan("thumbnails, panned", FEW, Pilot.Path.PAN),
            new Plan("thumbnails, zoomed", FEW, Pilot.Path.ZOOM), new Plan("large thumbnails, panned", FEW, Pilot.Path.NEAR),
            new Plan("strokes, panned", FEW, Pilot.Path.NEAREST), new Plan("dots, panned", MANY, Pilot.Path.PAN),
            new Plan("dots to thumbnails, zoomed", MANY, Pilot.Path.ZOOM));

    @Override
    public List<Flight> fly(int seconds, boolean headless, Consumer<String> progress) {
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true"); // not held back to the display's rate
        if (headless) {
            System.setProperty("glass.platform", "Headless");
        }
        ExecutorService background = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("thumbnails ", 0).factory());
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
            started.get();
            List<Flight> flights = new ArrayList<>();
            for (Plan plan : PLANS) {
                progress.accept(plan.name());
                MadePoints points = new MadePoints(plan.points());
                flights.add(fly(plan, points, seconds, background).get());
            }
            return flights;
        } catch (UnsupportedOperationException e) {
            throw new UserException("There is no display to open a window on: leave out --display to measure without one.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the map could not be measured", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("The measurement was interrupted.", e);
        } finally {
            background.shutdownNow();
            if (started.isDone()) {
                Platform.runLater(Quit::now);
            }
        }
    }

    private static CompletableFuture<Flight> fly(Plan plan, MadePoints points, int seconds, ExecutorService background) {
        CompletableFuture<Flight> flight = new CompletableFuture<>();
        Platform.setImplicitExit(false);
        Platform.runLater(() -> {
            MapViewModel map = new MapViewModel(new BackgroundWork(background, Platform::runLater), new Selection());
            map.show(points, points.positions(), ComponentNames.none("made"));
            Stage stage = new Stage();
            stage.setScene(new Scene(new MapSurface(map), WIDTH, HEIGHT));
            stage.show();
            new Pilot(map, stage.getScene(), plan.path(), seconds).start((times, visible) -> {
                stage.close();
                flight.complete(new Flight(plan.name(), plan.points(), visible, times));
            });
        });
        return flight;
    }
}
