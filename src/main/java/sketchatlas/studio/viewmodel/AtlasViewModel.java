package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.explore.atlas.AtlasListener.Stage;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.tree.ComponentNames;

/** The atlas of the model in use: found beside it, opened from a file or made in the background; and the names of the components. */
public final class AtlasViewModel {
    /**
     * Work that is under way.
     *
     * @param what is being done, as in "Drawing sketches"
     * @param share 0..1 of it, or less than 0 where that is not known
     * @param canPause whether it can be paused now
     * @param paused whether it is
     */
    public record Making(String what, double share, boolean canPause, boolean paused) {
    }

    private static final ComponentNames NOBODYS = ComponentNames.none("no model");

    private final AtlasAccess access;
    private final BackgroundWork work;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Optional<ModelAtlas>> atlas = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<MapLayout>> moving = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ComponentNames> names = new ReadOnlyObjectWrapper<>(NOBODYS);
    private final ReadOnlyObjectWrapper<Optional<Making>> making = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<Path> model = Optional.empty();
    private Job job; // the last one; null before the first
    private long renames; // counted
    private final Map<Path, Long> kept = new HashMap<>(); // the newest renaming that was kept of each model; guarded by itself

    /** An atlas and the names that go with it. */
    private record Found(ModelAtlas atlas, ComponentNames names) {
    }

    public AtlasViewModel(AtlasAccess access, BackgroundWork work, Notices notices) {
        this.access = access;
        this.work = work;
        this.notices = notices;
    }

    /** The atlas; empty while there is none. */
    public ReadOnlyObjectProperty<Optional<ModelAtlas>> atlasProperty() {
        return atlas.getReadOnlyProperty();
    }

    public Optional<ModelAtlas> atlas() {
        return atlas.get();
    }

    /** Where the sketches of the atlas are while good places for them are being looked for. */
    public ReadOnlyObjectProperty<Optional<MapLayout>> movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /** What the components are called; never null. */
    public ReadOnlyObjectProperty<ComponentNames> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /** The work that is under way, if any. */
    public ReadOnlyObjectProperty<Optional<Making>> makingProperty() {
        return making.getReadOnlyProperty();
    }

    /** Why there is no atlas, in one sentence; empty while there is one, or one is on its way. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Turns to another model: its atlas is looked for, and the one before forgotten. */
    public void setModel(Path file) {
        model = Optional.of(file);
        clear();
        start("Opening the atlas", () -> access.find(file), "The atlas of " + file.getFileName() + " could not be opened");
    }

    /** Opens an atlas of the model in use. */
    public void open(Path file) {
        model.ifPresent(m -> start("Opening the atlas", () -> Optional.of(access.open(m, file)), "The atlas " + file + " could not be opened"));
    }

    /** Makes an atlas of the model in use. */
    public void make() {
        model.ifPresent(m -> {
            Job next = begin("Drawing sketches");
            run(next, () -> Optional.of(access.make(m, next.control, next)), "The atlas could not be made");
        });
    }

    /** Stops what is under way; what there is of an atlas stays. */
    public void cancel() {
        end();
    }

    /** Lets the map in the making stand still, or go on. */
    public void togglePause() {
        making.get().filter(Making::canPause).ifPresent(now -> {
            if (now.paused()) {
                job.control.resume();
            } else {
                job.control.pause();
            }
            making.set(Optional.of(new Making(now.what(), now.share(), true, !now.paused())));
        });
    }

    /**
     * Names a component; the name is kept.
     *
     * @param name as typed; blank takes the name away
     */
    public void rename(ComponentId component, String name) {
        ComponentNames before = names.get();
        ComponentNames now = before.with(component.level(), component.index(), name);
        if (model.isEmpty() || atlas().isEmpty() || now.equals(before)) {
            return;
        }
        names.set(now);
        Path file = model.get();
        long mine = ++renames;
        work.start(() -> {
            synchronized (kept) { // each on a thread of its own, and the older one may come later
                if (kept.getOrDefault(file, 0L) < mine) {
                    access.keep(file, now);
                    kept.put(file, mine);
                }
            }
            return file;
        }, _ -> { }, error -> notices.error(Problems.tell("The names could not be kept", error)));
    }

    /** Writes the tree as the ending of the name says: {@code .svg} or {@code .png}. */
    public void exportTree(Path file) {
        ComponentNames called = names.get();
        atlas().ifPresent(a -> work.start(() -> {
            access.exportTree(file, a, called);
            return file;
        }, written -> notices.news("Exported " + written.getFileName() + "."),
                error -> notices.error(Problems.tell("The file " + file + " could not be written", error))));
    }

    private void clear() {
        end();
        moving.set(Optional.empty());
        atlas.set(Optional.empty());
        names.set(NOBODYS);
        problem.set("");
    }

    private void start(String what, Supplier<Optional<ModelAtlas>> find, String whatFailed) {
        run(begin(what), find, whatFailed);
    }

    private Job begin(String what) {
        end();
        problem.set("");
        job = new Job();
        making.set(Optional.of(new Making(what, -1, false, false)));
        return job;
    }

    private void end() {
        if (job != null) {
            job.control.cancel();
            job = null;
        }
        making.set(Optional.empty());
    }

    private void run(Job mine, Supplier<Optional<ModelAtlas>> find, String whatFailed) {
        Path file = model.orElseThrow();
        work.start(() -> find.get().map(a -> new Found(a, readNames(file, a))), found -> {
            if (job == mine) {
                end();
                found.ifPresent(this::use);
            }
        }, error -> {
            if (job == mine) {
                end();
                fail(Problems.tell(whatFailed, error));
            }
        });
    }

    /** Names that cannot be read are told of, but stand in nobody's way. */
    private ComponentNames readNames(Path file, ModelAtlas found) {
        String id = found.atlas().description().modelId();
        try {
            return access.names(file, id);
        } catch (RuntimeException e) {
            work.toInterface().execute(() -> notices.error(Problems.tell("The names of components could not be read", e)));
            return ComponentNames.none(id);
        }
    }

    private void use(Found found) {
        moving.set(Optional.empty());
        names.set(found.names());
        atlas.set(Optional.of(found.atlas()));
    }

    private void fail(String sentence) {
        if (atlas().isEmpty()) {
            problem.set(sentence);
        }
        notices.error(sentence);
    }

    /** The making of an atlas; what it tells is shown while nothing else was begun. */
    private final class Job implements AtlasAccess.Progress {
        private final ProjectionControl control = new ProjectionControl();

        @Override
        public void done(Stage stage, int done, int total) {
            String what = switch (stage) {
                case ENCODING -> "Reading sketches";
                case DRAWING -> "Drawing sketches";
                case PROJECTING -> "Arranging the map";
            };
            tell(() -> making.set(Optional.of(new Making(what, (double) done / total, stage == Stage.PROJECTING, control.paused()))));
        }

        @Override
        public void drawn(ModelAtlas model) {
            Found found = new Found(model, readNames(AtlasViewModel.this.model.orElseThrow(), model));
            tell(() -> use(found));
        }

        @Override
        public void moved(MapLayout layout) {
            tell(() -> moving.set(Optional.of(layout)));
        }

        private void tell(Runnable change) {
            work.toInterface().execute(() -> {
                if (job == this) {
                    change.run();
                }
            });
        }
    }
}
