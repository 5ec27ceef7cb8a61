package sketchatlas.explore.film;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.data.SketchDataset;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.film.Film.Entry;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.model.SketchModel;
import sketchatlas.train.ModelSnapshot;

/**
 * Films a training: makes a frame of each model that it is given, in a thread of its own that gives way to others. {@link #take} never waits; where
 * models come faster than frames are made, the newest is filmed. A frame that can't be made or written is left out, for the training goes on
 * without it. All methods may be called from any thread.
 */
public final class FilmMaker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(FilmMaker.class.getName());
    private static final int MOST_FRAMES = 200;
    private static final long NOWHERE = Long.MAX_VALUE;

    private final FilmFolder folder;
    private final FrameMaker maker;
    private final Consumer<Path> written;
    private final ProjectionControl control = new ProjectionControl();
    private final Thread thread;
    private final Object lock = new Object();
    private ModelSnapshot waiting; // guarded by lock
    private long newest = NOWHERE; // step of the model that was taken last; guarded by lock
    private long backTo = NOWHERE; // the least step that the training went back to since the last frame; guarded by lock
    private boolean finishing; // guarded by lock

    /**
     * Starts the thread.
     *
     * @param framesFolder made when it is needed; a film that is there goes on
     * @param data whose validation sketches are filmed
     * @param written hears of each frame's file, on the film's thread
     */
    public FilmMaker(Path framesFolder, SketchDataset data, Consumer<Path> written) {
        folder = new FilmFolder(framesFolder, MOST_FRAMES);
        maker = new FrameMaker(data);
        this.written = written;
        thread = Thread.ofPlatform().daemon().name("film").priority(Thread.MIN_PRIORITY).start(() -> work(framesFolder));
    }

    /**
     * Films a model as soon as the one before is done, unless a newer one comes; returns at once. One of an earlier step than the one before says
     * that the training went back to it: the frames of later steps go. So does the first one of a film that goes on.
     */
    public void take(ModelSnapshot model) {
        synchronized (lock) {
            if (model.step() < newest) {
                backTo = Math.min(backTo, model.step());
            }
            newest = model.step();
            waiting = model;
            lock.notifyAll();
        }
    }

    /** Waits until the last model that was taken is filmed, then ends the thread. */
    public void finish() throws InterruptedException {
        synchronized (lock) {
            finishing = true;
            lock.notifyAll();
        }
        thread.join();
    }

    /** Gives up what is being made and ends the thread; waits for that, a part of a second. An interrupted caller doesn't wait. */
    @Override
    public void close() {
        control.cancel();
        synchronized (lock) {
            waiting = null;
            finishing = true;
            lock.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Path framesFolder) {
        try {
            goOn(framesFolder);
            for (ModelSnapshot model = next(); model != null; model = next()) {
                film(model);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody but the virtual machine's end interrupts this thread
        } catch (CancellationException _) {
            // closed in the middle of a frame
        }
    }

    /** Lays the first map out from the last one that there is. */
    private void goOn(Path framesFolder) {
        try {
            List<Entry> entries = Film.in(framesFolder).entries();
            if (!entries.isEmpty()) {
                MapLayout layout = AtlasFile.read(entries.getLast().file()).layout();
                maker.beginFrom(layout);
            }
        } catch (UserException e) {
            LOG.log(Level.INFO, "the film begins anew", e);
        }
    }

    private ModelSnapshot next() throws InterruptedException {
        synchronized (lock) {
            while (waiting == null && !finishing) {
                lock.wait();
            }
            ModelSnapshot model = waiting;
            waiting = null;
            return model;
        }
    }

    private long takeBackTo() {
        synchronized (lock) {
            long step = backTo;
            backTo = NOWHERE;
            return step;
        }
    }

    private void film(ModelSnapshot model) {
        try {
            folder.goBackTo(takeBackTo());
            if (folder.wants(model.step())) {
                written.accept(folder.write(model.step(), maker.make(SketchModel.of(model.config(), model.tensors()), control)));
            }
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) { // a model that has no finite codes any more, a full disk: the training deals with both
            LOG.log(Level.WARNING, "no frame of step " + model.step(), e);
        }
    }
}
