package sketchatlas.studio;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.DrawnSketch;
import sketchatlas.studio.view.Quit;
import sketchatlas.studio.viewmodel.StudioViewModel;

/**
 * Tries out an installation without a person: draws a car, waits for its reconstruction, keeps a picture of the window and closes it. Tells on
 * the standard output how long each took from the start of the process. The picture is there only if all went well.
 */
final class SmokeTest {
    /** Names the picture; a property and no option, so that the start is the one that people have. */
    private static final String PROPERTY = "sketchatlas.smoketest";
    /** When the process was started, in milliseconds since 1970, as who starts it says: what the system tells of that can be a second wrong. */
    private static final String BEGAN = "sketchatlas.smoketest.began";
    private static final Duration PATIENCE = Duration.seconds(60);

    private final Stage stage;
    private final StudioViewModel studio;
    private final Path picture;
    private boolean ended;

    /** @param picture a .png file */
    SmokeTest(Stage stage, StudioViewModel studio, Path picture) {
        this.stage = stage;
        this.studio = studio;
        this.picture = picture;
    }

    /** The picture to make, if this start is a smoke test. */
    static Optional<Path> asked() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }

    /** Begins; the program ends by itself, after a minute at the latest. On the JavaFX application thread, with the window shown. */
    void start() {
        Runnable[] painted = new Runnable[1];
        painted[0] = () -> {
            stage.getScene().removePostLayoutPulseListener(painted[0]);
            tell("window");
        };
        stage.getScene().addPostLayoutPulseListener(painted[0]);
        studio.model().engineProperty().subscribe(engine -> engine.ifPresent(_ -> draw()));
        studio.reconstruction().drawnProperty().subscribe(drawn -> drawn.filter(this::isOfAll).ifPresent(_ -> finish()));
        studio.model().problemProperty().subscribe(this::failWith);
        studio.reconstruction().problemProperty().subscribe(this::failWith);
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(_ -> failWith("No reconstruction within " + PATIENCE.toSeconds() + " seconds."));
        patience.play();
    }

    private void draw() {
        tell(studio.model().fileProperty().get().map(file -> "model " + file.getFileName()).orElse("model"));
        CarDrawing.draw(studio.drawing());
    }

    /** Whether it is the whole reconstruction of the whole car. */
    private boolean isOfAll(DrawnSketch drawn) {
        return drawn.finished() && drawn.request().drawing().equals(studio.drawing().paper().toSketch());
    }

    private void finish() {
        if (ended) {
            return;
        }
        ended = true;
        tell("reconstruction");
        // The next pulses paint it.
        PauseTransition painting = new PauseTransition(Duration.millis(500));
        painting.setOnFinished(_ -> {
            keepPicture();
            Quit.now();
        });
        painting.play();
    }

    private void keepPicture() {
        try {
            Image image = stage.getScene().snapshot(null);
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", picture.toFile());
        } catch (IOException e) {
            throw FileProblems.unwritable(picture, e);
        }
    }

    private void failWith(String problem) {
        if (!ended && !problem.isEmpty()) {
            ended = true;
            System.err.println("smoke test: " + problem);
            Quit.now();
        }
    }

    private static void tell(String what) {
        long began = Long.getLong(BEGAN, ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.println(what + " after " + (System.currentTimeMillis() - began) + " ms");
    }
}
