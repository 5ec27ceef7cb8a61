package sketchatlas.studio.viewmodel.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.AtlasPoints;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapPositions;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.map.Mark;
import sketchatlas.studio.map.Thumbnails;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.Selection;

/** The map of an atlas: its sketches in their colours, filtered, selected and pointed at, under a camera. */
public final class MapViewModel {
    /** How many nearest sketches are added to a selection unless said otherwise. */
    public static final int NEIGHBOURS = 12;
    /** The most nearest sketches that can be asked for. */
    private static final double DRAWING_REACH = 12; // screen units from the middle of its mark
    public static final int MOST_NEIGHBOURS = 500;

    private static final double MARK_SLACK = 3; // screen units beside a mark that still mean it

    private final BackgroundWork work;
    private final Selection selection;
    private final Camera camera = new Camera();
    private final MapFilter filter = new MapFilter();
    private final PositionMotion motion = new PositionMotion();
    private final DrawingMarker drawing = new DrawingMarker(this::changed);
    private final ReadOnlyObjectWrapper<Optional<MapData>> data = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<ColourBy> colourBy = new SimpleObjectProperty<>(ColourBy.CATEGORY);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final BooleanProperty marksShown = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(MapPoints.NONE);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Consumer<Sketch> opener = _ -> {
    };
    private Thumbnails thumbnails;
    private int[] colours; // null when out of date, as the next two
    private byte[] emphasis;
    private MapScene scene;
    private final ReadOnlyObjectWrapper<List<Outlying>> outlying = new ReadOnlyObjectWrapper<>(List.of());
    private List<Mark> marks = List.of();
    private List<Mark> shownMarks; // null when out of date

    /**
     * @param work makes thumbnails and exports
     * @param selection the studio's one
     */
    public MapViewModel(BackgroundWork work, Selection selection) {
        this.work = work;
        this.selection = selection;
        colourBy.addListener(_ -> recolour());
        dark.addListener(_ -> recolour());
        marksShown.addListener(_ -> changed());
        hovered.addListener(_ -> changed());
        filter.shownProperty().addListener(_ -> {
            if (!isShown(hovered.get())) {
                hovered.set(MapPoints.NONE);
            }
            updateOutlying();
            reweigh();
        });
        selection.selectedProperty().addListener(_ -> reweigh());
        camera.viewportProperty().addListener(_ -> changed());
        camera.setWake(this::changed);
        camera.bulkProperty().addListener(_ -> updateOutlying());
        drawing.markProperty().addListener(_ -> changed());
    }

    /** Shows an atlas in place of what was there. */
    public void show(Atlas atlas, ComponentNames names) {
        show(new AtlasPoints(atlas), AtlasPoints.positions(atlas), names);
    }

    /** Shows sketches in place of those that were there. */
    public void show(MapPoints points, MapPositions positions, ComponentNames names) {
        MapData now = new MapData(points, names);
        thumbnails = new Thumbnails(points.count(), points::sketch, work.background(), () -> work.toInterface().execute(this::repaint));
        hovered.set(MapPoints.NONE);
        drawing.clear();
        motion.jump(positions);
        data.set(Optional.of(now));
        selection.reset(now::members);
        filter.setData(now);
        if (colourBy.get() == ColourBy.CATEGORY && IntStream.range(0, points.count()).allMatch(p -> points.category(p) == MapPoints.NONE)) {
            colourBy.set(ColourBy.LEVEL_L); // sketches that were drawn from components have no category
        }
        if (!now.hasLevel(Level.L) && colourBy.get() == ColourBy.LEVEL_L) {
            colourBy.set(ColourBy.LEVEL_K);
        }
        camera.begin();
        positionsMoved();
        recolour();
    }

    /**
     * Shows the same sketches in another model: they glide to their places there, and camera and filter stay. Other sketches are shown as
     * {@link #show(Atlas, ComponentNames)} does.
     */
    public void goOn(Atlas atlas, ComponentNames names) {
        MapPoints points = new AtlasPoints(atlas);
        if (data.get().filter(d -> d.points().count() == points.count()).isEmpty()) {
            show(atlas, names);
            return;
        }
        MapData now = new MapData(points, names);
        data.set(Optional.of(now));
        selection.reset(now::members);
        filter.setData(now);
        motion.aim(AtlasPoints.positions(atlas));
        updateMarks();
        recolour();
    }

    /** Shows nothing. */
    public void clear() {
        data.set(Optional.empty());
        selection.reset(_ -> PointSet.EMPTY);
        filter.setData(null);
        hovered.set(MapPoints.NONE);
        outlying.set(List.of());
        drawing.clear();
        thumbnails = null;
        marks = List.of();
        recolour();
    }

    /** Names the components anew. */
    public void rename(ComponentNames names) {
        data.get().ifPresent(before -> {
            MapData now = new MapData(before.points(), names);
            data.set(Optional.of(now));
            filter.setData(now);
            updateMarks();
            recolour();
        });
    }

    /** Lets the sketches glide to other places, as while a projection runs. */
    public void moveTo(MapPositions positions) {
        motion.aim(positions);
        changed();
    }

    /** The sketches on the map, if there is one. */
    public ReadOnlyObjectProperty<Optional<MapData>> dataProperty() {
        return data.getReadOnlyProperty();
    }

    public Optional<MapData> data() {
        return data.get();
    }

    public ObjectProperty<ColourBy> colourByProperty() {
        return colourBy;
    }

    /** Whether the ground is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    public MapColours colours() {
        return new MapColours(dark.get());
    }

    /** Whether the means of components are marked. */
    public BooleanProperty marksShownProperty() {
        return marksShown;
    }

    public Camera camera() {
        return camera;
    }

    public MapFilter filter() {
        return filter;
    }

    public Selection selection() {
        return selection;
    }

    /** The drawing on the paper as it moves over the map. */
    public DrawingMarker drawing() {
        return drawing;
    }

    /** The sketch that is pointed at, or {@link MapPoints#NONE}. */
    public ReadOnlyIntegerProperty hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** Counts up whenever the map looks different from before. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Who takes a sketch that is to be opened on the paper. */
    public void setOpener(Consumer<Sketch> newOpener) {
        opener = newOpener;
    }

    /** Lets time pass; whether something still moves. */
    public boolean advance(double seconds) {
        boolean moving = camera.advance(seconds);
        if (motion.advance(seconds)) {
            positionsMoved();
            moving = true;
        }
        return drawing.advance(seconds) || moving;
    }

    /** What is to be painted; nothing without a map. The same object as long as sketches look the same and stay where they are. */
    public Optional<MapScene> scene() {
        if (scene == null && data.get().isPresent()) {
            MapData now = data.get().get();
            if (colours == null) {
                colours = now.grouping(colourBy.get()).colours(colours());
            }
            if (emphasis == null) {
                emphasis = Emphasis.of(now.points().count(), filter.shownProperty().get(), selection.selectedProperty().get());
            }
            scene = new MapScene(now.points(), motion.positions(), motion.grid(), motion.spacing(), colours, emphasis, colours().ground(),
                    colours().trace());
        }
        return Optional.ofNullable(scene);
    }

    public Optional<Thumbnails> thumbnails() {
        return Optional.ofNullable(thumbnails);
    }

    /** What lies far off the view, by its side; nothing where all is in view or a person has moved it. */
    public ReadOnlyObjectProperty<List<Outlying>> outlyingProperty() {
        return outlying.getReadOnlyProperty();
    }

    /** Goes where sketches are that lie far off. */
    public void show(Outlying some) {
        camera.show(some.box());
    }

    /** The means of live components, the weightiest of level l first, then those of level k. */
    public List<Mark> marks() {
        return marks;
    }

    /** The marks of components of which sketches are shown, in the order of {@link #marks()}. */
    public List<Mark> shownMarks() {
        if (shownMarks == null) {
            Set<ComponentId> shown = data.get().map(d -> d.components(filter.shownProperty().get())).orElse(Set.of());
            shownMarks = filter.isActive() ? marks.stream().filter(m -> shown.contains(new ComponentId(m.level(), m.index()))).toList() : marks;
        }
        return shownMarks;
    }

    /** Where a sketch is now, x or y in map units. */
    public double x(int point) {
        return motion.positions().x()[point];
    }

    public double y(int point) {
        return motion.positions().y()[point];
    }

    /** The sketch at a point of the screen, or {@link MapPoints#NONE}. */
    public int at(double screenX, double screenY) {
        return scene().map(s -> Picking.at(s, camera.viewport(), screenX, screenY)).orElse(MapPoints.NONE);
    }

    /** Points at the sketch at a point of the screen, if there is one. */
    public void hover(double screenX, double screenY) {
        hovered.set(at(screenX, screenY));
    }

    /** Points at nothing. */
    public void hoverNothing() {
        hovered.set(MapPoints.NONE);
    }

    /** Whether the drawing's mark is at a point of the screen. */
    public boolean drawingAt(double screenX, double screenY) {
        MapViewport view = camera.viewport();
        return drawing.markProperty().get().filter(mark -> Math.hypot(view.toScreenX(mark.x()) - screenX, view.toScreenY(mark.y()) - screenY)
                <= DRAWING_REACH).isPresent();
    }

    /** The component whose mark is at a point of the screen. */
    public Optional<ComponentId> markAt(double screenX, double screenY) {
        MapViewport view = camera.viewport();
        return shownMarks().stream().filter(m -> marksShown.get()
                && Math.hypot(view.toScreenX(m.x()) - screenX, view.toScreenY(m.y()) - screenY) <= m.radius() + MARK_SLACK)
                .findFirst().map(m -> new ComponentId(m.level(), m.index()));
    }

    /**
     * Selects the component or else the sketch at a point of the screen; with {@code more} a sketch is added or taken away; where there is
     * nothing, nothing stays selected.
     */
    public void click(double screenX, double screenY, boolean more) {
        Optional<ComponentId> component = more ? Optional.empty() : markAt(screenX, screenY);
        int point = at(screenX, screenY);
        if (component.isPresent()) {
            selection.select(component.get());
        } else if (point != MapPoints.NONE) {
            if (more) {
                selection.toggle(point);
            } else {
                selection.select(PointSet.of(point));
            }
        } else if (!more) {
            selection.clear();
        }
    }

    /** Shows a group of the legend only and selects its sketches; or shows all again. */
    public void chooseOnly(int group) {
        ColourBy by = colourBy.get();
        filter.only(by, group);
        if (!filter.isActive() || data.get().isEmpty()) {
            selection.clear();
        } else if (by == ColourBy.LEVEL_K || by == ColourBy.LEVEL_L) {
            selection.select(new ComponentId(by == ColourBy.LEVEL_K ? Level.K : Level.L, group));
        } else {
            int[] groupOf = data.get().get().grouping(by).groupOf();
            selection.select(PointSet.where(groupOf.length, p -> groupOf[p] == group));
        }
    }

    /** Selects the shown sketches inside a lasso, in place of or together with those selected. */
    public void select(Lasso lasso, boolean more) {
        scene().ifPresent(s -> {
            PointSet inside = Picking.inside(s, camera.viewport(), lasso);
            if (more) {
                selection.add(inside);
            } else {
                selection.select(inside);
            }
        });
    }

    /** Selects the next sketch in a direction from the selected one, or the one nearest to the middle of the view, and brings it into view. */
    public void step(double directionX, double directionY) {
        scene().ifPresent(s -> {
            int from = selection.points().size() == 1 ? selection.points().toArray()[0] : MapPoints.NONE;
            int next = Picking.next(s, camera.viewport(), from, directionX, directionY);
            if (next != MapPoints.NONE) {
                selection.select(PointSet.of(next));
                camera.reveal(x(next), y(next));
            }
        });
    }

    /** Goes where all selected sketches are seen. */
    public void showSelected() {
        if (!selection.points().isEmpty()) {
            camera.show(motion.positions().box(selection.points().stream()));
        }
    }

    /** Adds the sketches to the selection whose codes are nearest to it. */
    public void addNeighbours(int count) {
        PointSet selected = selection.points();
        if (data.get().isPresent() && !selected.isEmpty()) {
            MapPoints points = data.get().get().points();
            work.start(() -> PointSet.of(points.nearest(selected.toArray(), count)), nearest -> {
                if (selection.points().equals(selected)) { // a newer selection is what is wanted now
                    selection.add(nearest);
                }
            }, error -> {
                throw new IllegalStateException("neighbours not found", error);
            });
        }
    }

    /** Opens the sketch at a point of the screen on the paper. */
    public void openAt(double screenX, double screenY) {
        open(at(screenX, screenY));
    }

    /** Opens the selected sketch on the paper, if it is one. */
    public void openSelected() {
        if (selection.points().size() == 1) {
            open(selection.points().toArray()[0]);
        }
    }

    private void open(int point) {
        if (point != MapPoints.NONE) {
            data.get().ifPresent(d -> opener.accept(d.points().sketch(point)));
        }
    }

    private boolean isShown(int point) {
        return filter.shownProperty().get().contains(point);
    }

    private void positionsMoved() {
        camera.setMap(motion.extents(), motion.spacing());
        updateOutlying();
        updateMarks();
        repaint();
    }

    private void updateOutlying() {
        outlying.set(camera.bulkProperty().get().map(bulk -> Outlying.of(motion.positions(), filter.shownProperty().get(), bulk)).orElse(List.of()));
    }

    private void updateMarks() {
        marks = data.get().map(d -> d.marks(motion.positions())).orElse(List.of());
        shownMarks = null;
    }

    private void recolour() {
        colours = null;
        reweigh();
    }

    private void reweigh() {
        emphasis = null;
        shownMarks = null;
        repaint();
    }

    private void repaint() {
        scene = null;
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
