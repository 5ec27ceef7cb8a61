package sketchatlas.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;
import sketchatlas.UserFolders;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;
import sketchatlas.studio.map.Mark;
import sketchatlas.studio.view.Quit;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.train.worker.TrainingPlan;

/**
 * Uses the studio for minutes without a person: draws, wanders on the map, selects patterns, makes analogies and morphs, opens the model again, and
 * trains a small model beside it, stopping and going on. Tells once a minute how much memory is used, and at the end whether it grew and what was logged.
 * Asked for by a system property: minutes. On the JavaFX application thread.
 */
final class SoakTest {
    private static final String PROPERTY = "sketchatlas.soaktest";
    private static final Duration BEAT = Duration.millis(400);
    private static final int BEATS_A_ROUND = 40;
    private static final long MINUTE = 60_000_000_000L;
    /** What the second half may have more than the first, in megabytes of heap after a collection, and of the process. */
    private static final double HEAP_GROWTH = 24;
    private static final double PROCESS_GROWTH = 160;
    private static final double MEGABYTE = 1 << 20;
    private static final String TRAINING = "soak";

    private final StudioViewModel studio;
    private final int minutes;
    private final Random random = new Random(1);
    private final List<double[]> memory = new ArrayList<>(); // {heap, process} of each minute, in megabytes
    private final List<String> logged = new ArrayList<>();
    private final Timeline beats = new Timeline(new KeyFrame(BEAT, _ -> beat()));
    private final Handler log = new LogCounter();
    private final long began = System.nanoTime();
    private int beat;

    SoakTest(StudioViewModel studio, int minutes) {
        this.studio = studio;
        this.minutes = minutes;
    }

    /** For how many minutes, if this start is a soak test. */
    static Optional<Integer> asked() {
        return Optional.ofNullable(Integer.getInteger(PROPERTY));
    }

    void start() {
        Logger.getLogger("").addHandler(log);
        train();
        beats.setCycleCount(Animation.INDEFINITE);
        beats.play();
    }

    private void train() {
        Path data = UserFolders.data().resolve("soak-data");
        SampleSketches.write(data, 120, 1);
        HyperParameters options = HyperParameters.parse("categories=[bus,cat,giraffe],dec_model=layer_norm,dec_rnn_size=32,batch_size=16,num_mixture=3,z_size=16");
        studio.training().start(new TrainingPlan(TRAINING, data, options, Optional.empty(), Backend.CPU, 200));
    }

    private void beat() {
        if (System.nanoTime() - began > (memory.size() + 1) * MINUTE) {
            measure();
            if (memory.size() >= minutes) {
                finish();
                return;
            }
        }
        int round = beat / BEATS_A_ROUND;
        switch (beat++ % BEATS_A_ROUND) {
            case 0 -> studio.panels().show(PanelsViewModel.DRAW);
            case 1 -> studio.drawing().clear();
            case 2, 3, 4, 5, 6, 7, 8 -> drawStroke();
            case 9 -> studio.reconstruction().again();
            case 10 -> studio.reconstruction().copyToPaper();
            case 11 -> studio.drawing().undo();
            case 12 -> studio.panels().show(PanelsViewModel.MAP);
            case 13, 14, 15 -> studio.map().camera().zoom(1.6);
            case 16 -> studio.map().camera().glide(400, -200);
            case 17 -> studio.selection().select(PointSet.of(random.nextInt(500), 500 + random.nextInt(500)));
            case 18 -> studio.map().addNeighbours(40);
            case 19 -> studio.map().camera().fit();
            case 20 -> studio.panels().show(PanelsViewModel.TREE);
            case 21, 22 -> component().ifPresent(id -> studio.selection().select(id));
            case 23 -> studio.tree().zoomToSelected();
            case 24 -> studio.panels().show(PanelsViewModel.WORKBENCH);
            case 25 -> fill(Slot.A);
            case 26 -> fill(Slot.B);
            case 27 -> fill(Slot.C);
            case 28, 29 -> studio.workbench().execute(new WorkbenchCommand.Strengthen(random.nextDouble() * 4 - 2));
            case 30 -> fill(Slot.TOP_LEFT);
            case 31 -> fill(Slot.TOP_RIGHT);
            case 33 -> studio.workbench().undo();
            case 34 -> studio.panels().show(PanelsViewModel.TRAIN);
            case 35 -> everyTenthRound(round);
            default -> { } // time for what was asked to be done
        }
    }

    private void drawStroke() {
        double x = random.nextDouble(-300, 300);
        double y = random.nextDouble(-300, 300);
        studio.drawing().penDown(x, y);
        for (int i = 0; i < 12; i++) {
            x += random.nextDouble(-60, 60);
            y += random.nextDouble(-60, 60);
            studio.drawing().penMove(x, y);
        }
        studio.drawing().penUp();
    }

    private Optional<ComponentId> component() {
        List<Mark> marks = studio.map().marks();
        return marks.isEmpty() ? Optional.empty() : Optional.of(marks.get(random.nextInt(marks.size()))).map(mark -> new ComponentId(mark.level(), mark.index()));
    }

    private void fill(Slot slot) {
        component().flatMap(studio.workbench().tokens()::component).ifPresent(token -> studio.workbench().put(slot, token));
    }

    private void everyTenthRound(int round) {
        if (round % 10 == 4) {
            studio.training().stop();
        } else if (round % 10 == 7 && !studio.training().activeProperty().get()) {
            studio.training().runFolderProperty().get().ifPresent(studio.training()::resume);
        } else if (round % 10 == 9) {
            studio.model().fileProperty().get().ifPresent(studio.model()::open);
        }
    }

    private void measure() {
        System.gc();
        double heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE;
        double process = processMemory().orElse(Double.NaN);
        memory.add(new double[] {heap, process});
        System.out.printf(Locale.ROOT, "minute %d: heap %.1f MB, process %.0f MB, %d rounds, training at step %d%n", memory.size(), heap, process, beat / BEATS_A_ROUND,
                studio.training().lastStepProperty().get().map(step -> step.progress().step()).orElse(0L));
    }

    /** Resident memory in megabytes, where the system tells. */
    private static OptionalDouble processMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst();
        } catch (IOException _) {
            return OptionalDouble.empty();
        }
    }

    private void finish() {
        beats.stop();
        Logger.getLogger("").removeHandler(log);
        double heap = growth(0);
        double process = growth(1);
        boolean flat = heap < HEAP_GROWTH && !(process > PROCESS_GROWTH);
        System.out.printf(Locale.ROOT, "second half against first: heap %+.1f MB, process %+.0f MB; %d lines logged%n", heap, process, logged.size());
        logged.forEach(line -> System.out.println("logged: " + line));
        System.out.println(flat && logged.isEmpty() && studio.errors().reportProperty().get().isEmpty() ? "soak test passed" : "soak test FAILED");
        Quit.now();
    }

    /** Mean of the last quarter less that of the second one: the first is for warming up. */
    private double growth(int column) {
        int n = memory.size();
        return mean(column, n - Math.max(1, n / 4), n) - mean(column, n / 4, Math.max(n / 4 + 1, n / 2));
    }

    private double mean(int column, int from, int to) {
        return memory.subList(from, to).stream().mapToDouble(m -> m[column]).average().orElse(0);
    }

    /** Warnings are what nobody expects here. */
    private final class LogCounter extends Handler {
        @Override
        public void publish(LogRecord one) {
            if (one.getLevel().intValue() >= Level.WARNING.intValue()) {
                Platform.runLater(() -> logged.add(one.getLoggerName() + ": " + one.getMessage()));
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
