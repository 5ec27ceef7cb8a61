package sketchatlas.studio.view.map;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import sketchatlas.studio.map.Framebuffer;
import sketchatlas.studio.map.MapPainter;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.viewmodel.map.MapTexts;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/**
 * The map itself: a picture of pixels that we paint ourselves, and on it an overlay for what follows the pointer. Painted once a pulse and
 * only when something has changed; no node a sketch, for the toolkit is slow with thousands.
 */
public final class MapSurface extends Region {
    private static final double LONGEST_STEP = 0.05; // seconds; after a pause nothing jumps

    /** A picture in memory that the toolkit shows as it is. */
    private record Page(Framebuffer picture, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Page of(int width, int height) {
            Framebuffer picture = new Framebuffer(width, height);
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(picture.width(), picture.height(), IntBuffer.wrap(picture.pixels()),
                    PixelFormat.getIntArgbPreInstance());
            return new Page(picture, buffer, new WritableImage(buffer));
        }
    }

    private final MapViewModel map;
    private final ImageView view = new ImageView();
    private final MapOverlay overlay;
    private final MapPainter painter = new MapPainter();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private Page shown; // the toolkit's thread may still be reading it
    private Page next; // painted while the other one is shown
    private MapScene paintedScene;
    private MapViewport paintedViewport;
    private long last; // nanoseconds of the last pulse, 0 after a pause
    private boolean running;

    public MapSurface(MapViewModel map) {
        this.map = map;
        setId("map");
        getStyleClass().add("map-surface");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        overlay = new MapOverlay(map);
        view.setManaged(false);
        view.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        getChildren().addAll(view, overlay);
        map.changesProperty().addListener(_ -> wake());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                wake();
            }
        });
    }

    MapOverlay overlay() {
        return overlay;
    }

    /** Paints with the next pulse. */
    void wake() {
        if (!running && getScene() != null) {
            running = true;
            last = 0;
            timer.start();
        }
    }

    @Override
    protected void layoutChildren() {
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        map.camera().resize(getWidth(), getHeight());
        wake();
    }

    private void pulse(long now) {
        if (getScene() == null) {
            stop();
            return;
        }
        double seconds = last == 0 ? 1 / 60.0 : Math.min(LONGEST_STEP, (now - last) / 1e9);
        last = now;
        boolean moving = map.advance(seconds);
        paint();
        if (!moving) {
            stop();
        }
    }

    private void stop() {
        running = false;
        timer.stop();
    }

    private void paint() {
        Optional<MapScene> scene = map.scene();
        view.setVisible(scene.isPresent());
        if (scene.isPresent() && getWidth() >= 1 && getHeight() >= 1) {
            double pixels = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
            boolean resized = fitPicture(pixels);
            MapViewport viewport = map.camera().viewport();
            if (resized || scene.get() != paintedScene || !viewport.equals(paintedViewport)) {
                painter.paint(scene.get(), viewport, pixels, map.thumbnails().orElseThrow(), next.picture());
                turnPage();
                paintedScene = scene.get();
                paintedViewport = viewport;
            }
        }
        overlay.paint();
        setAccessibleText(map.data().isEmpty() ? "Map, empty" : "Map, " + MapTexts.counts(map));
    }

    private boolean fitPicture(double pixels) {
        int width = (int) Math.ceil(getWidth() * pixels);
        int height = (int) Math.ceil(getHeight() * pixels);
        boolean resized = next == null || next.picture().width() != width || next.picture().height() != height;
        if (resized) {
            next = Page.of(width, height);
            shown = Page.of(width, height);
            view.setFitWidth(width / pixels);
            view.setFitHeight(height / pixels);
        }
        return resized;
    }

    private void turnPage() {
        Page painted = next;
        next = shown;
        shown = painted;
        painted.buffer().updateBuffer(_ -> null); // all of it
        view.setImage(painted.image());
    }
}
