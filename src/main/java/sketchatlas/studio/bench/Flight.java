package sketchatlas.studio.bench;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.scene.Scene;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.viewmodel.map.Camera;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** Moves a map a little with each picture and takes the time of it. On the toolkit's thread. */
final class Flight {
    /** Which way the camera goes. */
    enum Path {
        /** To and fro over the whole map. */
        PAN(1),
        /** Into the map and out again. */
        ZOOM(1),
        /** To and fro where thumbnails are as large as they get. */
        NEAR(4),
        /** To and fro where sketches are painted by their strokes. */
        NEAREST(9);

        private final double enlarged;

        Path(double enlarged) {
            this.enlarged = enlarged;
        }
    }

    /** The times between pictures. */
    record Frames(double[] sortedMillis, int visible) {
        int count() {
            return sortedMillis.length;
        }

        double perSecond() {
            return 1e3 * count() / Arrays.stream(sortedMillis).sum();
        }

        /** The time that this share of the pictures does not exceed. */
        double millis(double share) {
            return sortedMillis[(int) (share * (count() - 1))];
        }
    }

    private static final int WARM_UP = 90; // pictures before the clock counts: code is compiled, thumbnails are made
    private static final int PERIOD = 240; // pictures there and back
    private static final double REACH = 180; // screen units to each side
    private static final double DEEPEST = 6; // times

    private final MapViewModel map;
    private final Scene scene;
    private final Path path;
    private final long duration; // nanoseconds
    private double[] millis = new double[1024];
    private int count;
    private int pictures;
    private long began;
    private long last;
    private long visible;

    Flight(MapViewModel map, Scene scene, Path path, int seconds) {
        this.map = map;
        this.scene = scene;
        this.path = path;
        duration = seconds * 1_000_000_000L;
    }

    /** Flies; {@code landed} gets the times when the seconds are over. */
    void start(Consumer<Frames> landed) {
        Runnable[] pulse = new Runnable[1];
        pulse[0] = () -> {
            if (picture()) {
                scene.removePostLayoutPulseListener(pulse[0]);
                landed.accept(new Frames(sorted(), (int) (visible / Math.max(1, count))));
            }
        };
        scene.addPostLayoutPulseListener(pulse[0]);
        map.camera().pinch(path.enlarged, scene.getWidth() / 2, scene.getHeight() / 2);
    }

    /** Takes the time of a picture and moves on to the next; whether it was the last. */
    private boolean picture() {
        long now = System.nanoTime();
        pictures++;
        if (pictures == WARM_UP) {
            began = now;
        } else if (pictures > WARM_UP) {
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, 2 * count);
            }
            millis[count++] = (now - last) / 1e6;
            visible += visible();
        }
        last = now;
        move(pictures);
        return pictures > WARM_UP && now - began > duration;
    }

    private void move(int picture) {
        Camera camera = map.camera();
        double before = 2 * Math.PI * (picture - 1) / PERIOD;
        double after = 2 * Math.PI * picture / PERIOD;
        if (path == Path.ZOOM) {
            double factor = Math.pow(DEEPEST, (Math.cos(before) - Math.cos(after)) / 2);
            camera.pinch(factor, scene.getWidth() * 0.4, scene.getHeight() * 0.4);
        } else {
            camera.drag(REACH * (Math.sin(after) - Math.sin(before)), REACH * (Math.cos(after) - Math.cos(before)));
        }
    }

    private int visible() {
        MapScene now = map.scene().orElseThrow();
        return now.grid().within(map.camera().viewport().seen(0), new int[now.positions().points()]);
    }

    private double[] sorted() {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
