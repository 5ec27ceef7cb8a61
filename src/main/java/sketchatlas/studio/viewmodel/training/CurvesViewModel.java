package sketchatlas.studio.viewmodel.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import sketchatlas.data.Split;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.curves.ChartLine;
import sketchatlas.explore.curves.ChartMark;
import sketchatlas.explore.curves.Smoothing;
import sketchatlas.explore.curves.Ticks;
import sketchatlas.explore.picture.ChartDrawing.Chart;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves;
import sketchatlas.train.TrainingCurves.Axis;

/** The curves of a training, and of another one laid over it: which are shown, how, and which part of them. All charts share their axis. */
public final class CurvesViewModel {
    private static final double CLOSEST = 1e-4; // of everything that the axis can show
    private static final double AFTER_LAST = 0.012; // of everything, so that the last point is seen whole
    private static final double READ_WITHIN = 0.01; // of what is seen, from a mark to the pointer
    private static final double FIRST_SMOOTHING = 0.8;
    private static final List<String> COLUMNS = List.of("train", "valid", "other", "other valid");

    private final Map<Measure, BooleanProperty> measures = new EnumMap<>(Measure.class);
    private final Map<Split, BooleanProperty> splits = new EnumMap<>(Split.class);
    private final ObjectProperty<ChartKind> second = new SimpleObjectProperty<>(ChartKind.COMPONENTS);
    private final ObjectProperty<Axis> axis = new SimpleObjectProperty<>(Axis.BATCHES);
    private final BooleanProperty log = new SimpleBooleanProperty();
    private final DoubleProperty smoothing = new SimpleDoubleProperty(FIRST_SMOOTHING);
    private final DoubleProperty cursor = new SimpleDoubleProperty(Double.NaN);
    private final ReadOnlyObjectWrapper<TrainingCurves> curves = new ReadOnlyObjectWrapper<>(TrainingCurves.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Other>> other = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final Map<ChartKind, List<ChartLine>> lines = new EnumMap<>(ChartKind.class); // made when they are wanted
    private List<ChartMark> marks; // null when out of date
    private double end = 1; // of all that the axis can show, which begins at 0
    private double x0;
    private double x1 = 1;
    private boolean whole = true; // as long as nobody has looked closer

    /**
     * A training that is laid over.
     *
     * @param name for people
     */
    public record Other(String name, TrainingCurves curves) {
    }

    /** Shows nothing yet. */
    public CurvesViewModel() {
        for (Measure measure : Measure.values()) {
            measures.put(measure, new SimpleBooleanProperty(true));
            measures.get(measure).addListener(_ -> remake());
        }
        for (Split split : List.of(Split.TRAIN, Split.VALID)) {
            splits.put(split, new SimpleBooleanProperty(true));
            splits.get(split).addListener(_ -> remake());
        }
        axis.addListener(_ -> {
            cursor.set(Double.NaN);
            whole = true;
            remake();
        });
        smoothing.addListener(_ -> remake());
        log.addListener(_ -> changed());
        second.addListener(_ -> changed());
    }

    /** The curves that are shown; empty ones while there are none. */
    public ReadOnlyObjectProperty<TrainingCurves> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** The training that is laid over. */
    public ReadOnlyObjectProperty<Optional<Other>> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** Whether a measure is shown. */
    public BooleanProperty shownProperty(Measure measure) {
        return measures.get(measure);
    }

    /** Whether the losses of training, or of validation, are shown. */
    public BooleanProperty shownProperty(Split split) {
        return splits.get(split);
    }

    /** The chart below the losses. */
    public ObjectProperty<ChartKind> secondProperty() {
        return second;
    }

    /** What the curves stand over. */
    public ObjectProperty<Axis> axisProperty() {
        return axis;
    }

    /** Whether losses and learning rate are logarithmic. */
    public BooleanProperty logProperty() {
        return log;
    }

    /** How much training's curves are smoothed, 0 to {@link Smoothing#MOST}. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** Where on the axis the pointer is; NaN where it is nowhere. */
    public DoubleProperty cursorProperty() {
        return cursor;
    }

    /** Counts up whenever the charts look different from before; not when only the cursor moves. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Shows these curves; what is seen of them stays, or follows them while all of them are seen. */
    public void show(TrainingCurves newCurves) {
        if (newCurves != curves.get()) {
            curves.set(newCurves);
            remake();
        }
    }

    /** Lays another training over. */
    public void compare(String name, TrainingCurves with) {
        other.set(Optional.of(new Other(name, with)));
        remake();
    }

    /** Takes the other training away. */
    public void stopComparing() {
        other.set(Optional.empty());
        remake();
    }

    /** What a chart shows now. */
    public Chart chart(ChartKind kind) {
        List<ChartLine> drawn = lines.computeIfAbsent(kind, this::made);
        if (marks == null) {
            marks = ChartMark.of(curves.get(), axis.get());
        }
        return new Chart(kind, drawn, marks, axis.get(), x0, x1, log.get() && kind.logarithmic());
    }

    private List<ChartLine> made(ChartKind kind) {
        Set<Measure> wanted = measures.entrySet().stream().filter(e -> e.getValue().get()).map(Map.Entry::getKey).collect(Collectors.toSet());
        Set<Split> parts = splits.entrySet().stream().filter(e -> e.getValue().get()).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Split.class)));
        List<ChartLine> all = new ArrayList<>(); // the other run lies below
        other.get().ifPresent(o -> all.addAll(ChartLine.of(o.curves(), kind, axis.get(), wanted, parts, smoothing.get(), true)));
        all.addAll(ChartLine.of(curves.get(), kind, axis.get(), wanted, parts, smoothing.get(), false));
        return all;
    }

    /** The measures of a chart that the training, or the other one, has values of. */
    public List<Measure> measures(ChartKind kind) {
        return kind.measures().stream().filter(measure -> has(curves.get(), measure) || other.get().filter(o -> has(o.curves(), measure)).isPresent())
                .toList();
    }

    private boolean has(TrainingCurves of, Measure measure) {
        for (int row = 0; row < of.size(); row++) {
            if (!Float.isNaN(of.value(measure, row))) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of the curves are seen, also of what is to come. */
    public boolean isWhole() {
        return whole;
    }

    /** Shows all of the curves, also of what is to come. */
    public void fit() {
        whole = true;
        x0 = 0;
        x1 = end;
        changed();
    }

    /** Looks closer, or less close with a factor below 1; what is at a place of the axis stays there. */
    public void zoom(double factor, double at) {
        double width = Math.clamp((x1 - x0) / factor, CLOSEST * end, end);
        double share = (Math.clamp(at, x0, x1) - x0) / (x1 - x0);
        see(at - share * width, width);
    }

    /** Moves along the axis, by a part of what is seen. */
    public void pan(double part) {
        see(x0 + part * (x1 - x0), x1 - x0);
    }

    private void see(double from, double width) {
        x0 = Math.clamp(from, 0, Math.max(0, end - width));
        x1 = x0 + width;
        whole = width >= end;
        changed();
    }

    /** The values of a chart at the pointer. */
    public Optional<Readout> readout(ChartKind kind) {
        double at = cursor.get();
        Chart chart = chart(kind);
        if (Double.isNaN(at) || chart.lines().isEmpty()) {
            return Optional.empty();
        }
        Map<Measure, Map<String, String>> byMeasure = new EnumMap<>(Measure.class);
        for (ChartLine line : chart.lines()) {
            int i = line.nearest(at);
            if (Math.abs(line.x()[i] - at) <= Math.max((x1 - x0) / 10, 1)) {
                byMeasure.computeIfAbsent(line.measure(), _ -> new HashMap<>()).put(column(line), Ticks.number(line.y()[i]));
            }
        }
        List<String> columns = chart.lines().stream().map(CurvesViewModel::column).distinct().sorted(Comparator.comparing(COLUMNS::indexOf)).toList();
        List<Readout.Row> rows = byMeasure.entrySet().stream()
                .map(e -> new Readout.Row(e.getKey(), columns.stream().map(column -> e.getValue().getOrDefault(column, "")).toList())).toList();
        List<String> events = chart.marks().stream().filter(mark -> Math.abs(mark.x() - at) <= READ_WITHIN * (x1 - x0)).map(ChartMark::text).toList();
        return Optional.of(new Readout(place(axis.get(), at), columns, rows, events));
    }

    private static String column(ChartLine line) {
        return COLUMNS.get((line.other() ? 2 : 0) + (line.split() == Split.VALID ? 1 : 0));
    }

    private static String place(Axis axis, double at) {
        return switch (axis) {
            case BATCHES -> "Batch " + Ticks.number(Math.rint(at));
            case STEP -> "Step " + Ticks.number(Math.rint(at));
            case SECONDS -> "After " + Ticks.duration(at);
        };
    }

    private void remake() {
        lines.clear();
        marks = null;
        end = 1;
        for (TrainingCurves of : other.get().map(o -> List.of(curves.get(), o.curves())).orElse(List.of(curves.get()))) {
            for (int row = 0; row < of.size(); row++) {
                double at = switch (axis.get()) {
                    case BATCHES -> of.batches(row);
                    case STEP -> of.step(row);
                    case SECONDS -> of.seconds(row);
                };
                end = at > end ? at : end;
            }
        }
        end *= 1 + AFTER_LAST;
        if (whole) {
            fit();
        } else {
            see(x0, Math.min(x1 - x0, end));
        }
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
