package sketchatlas.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import sketchatlas.data.FileProblems;
import sketchatlas.studio.view.Quit;
import sketchatlas.studio.viewmodel.StudioViewModel;

/**
 * Makes the pictures of the user guide: goes through {@link GuideScenes} in the real studio, waits until each shows what it is to show, and
 * writes what its window looks like. The program ends by itself.
 */
final class Screenshots {
    /** Names the folder for the pictures. */
    private static final String PROPERTY = "sketchatlas.screenshots";
    private static final Duration LOOK_EVERY = Duration.millis(100);
    private static final Duration SETTLE = Duration.millis(2000); // what glides or is drawn stroke by stroke comes to rest
    private static final int PATIENCE = 900; // looks

    private final Path folder;
    private final Deque<Shot> shots;

    /**
     * One picture.
     *
     * @param name of its file, without the ending
     * @param prepare brings about what it shows
     * @param ready whether that is there
     * @param scene of the window that it shows
     */
    record Shot(String name, Runnable prepare, BooleanSupplier ready, Supplier<Scene> scene) {
    }

    private Screenshots(Path folder, Deque<Shot> shots) {
        this.folder = folder;
        this.shots = shots;
    }

    /** Whether this start is for pictures. */
    static boolean asked() {
        return System.getProperty(PROPERTY) != null;
    }

    /** A file for settings that is gone afterwards: pictures show what a first start shows. */
    static Path settings() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "sketchatlas-screenshots-" + ProcessHandle.current().pid() + ".json");
        file.toFile().deleteOnExit();
        return file;
    }

    /** Begins; on the JavaFX application thread, with the window shown. */
    static void start(Stage stage, StudioViewModel studio) {
        Path folder = Path.of(System.getProperty(PROPERTY));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileProblems.unwritable(folder, e);
        }
        new Screenshots(folder, new ArrayDeque<>(new GuideScenes(stage, studio).all())).next();
    }

    private void next() {
        Optional<Shot> shot = Optional.ofNullable(shots.poll());
        shot.ifPresentOrElse(now -> {
            now.prepare().run();
            await(now, PATIENCE);
        }, Quit::now);
    }

    private void await(Shot shot, int looks) {
        if (looks == 0) {
            System.err.println("screenshots: " + shot.name() + " did not come about; the others are not made.");
            Quit.now();
            return;
        }
        boolean ready = shot.ready().getAsBoolean();
        PauseTransition pause = new PauseTransition(ready ? SETTLE : LOOK_EVERY);
        pause.setOnFinished(_ -> {
            if (ready) {
                keep(shot);
                next();
            } else {
                await(shot, looks - 1);
            }
        });
        pause.play();
    }

    private void keep(Shot shot) {
        Path file = folder.resolve(shot.name() + ".png");
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(shot.scene().get().snapshot(null), null), "png", file.toFile());
            System.out.println(file);
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }
}
