package sketchatlas.studio.view.training;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.data.Split;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.curves.Smoothing;
import sketchatlas.explore.picture.ChartDrawing;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.viewmodel.training.CurvesViewModel;
import sketchatlas.studio.viewmodel.training.WatchViewModel;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves.Axis;

/** The losses, and below them another chart over the same axis, with what switches their lines. */
final class CurvesPane extends VBox {
    private static final double LOSSES_SHARE = 0.6;
    private static final double LEAST_CHART = 110;

    private final WatchViewModel watch;
    private final CurvesViewModel curves;
    private final ObservableValue<Boolean> dark;
    private final FlowPane lossLegend = legend("loss-legend");
    private final FlowPane secondLegend = legend("second-legend");
    private Optional<Shown> shownLegends = Optional.empty(); // what they were filled with

    /** What the legends say now. */
    private record Shown(List<Measure> losses, List<Measure> second, Optional<String> other, List<Measure> without) {
    }

    /** @param compare asks for a training that is not in the library and lays it over */
    CurvesPane(WatchViewModel watch, ObservableValue<Boolean> dark, Runnable compare) {
        this.watch = watch;
        curves = watch.curves();
        this.dark = dark;
        getStyleClass().add("curves");
        setMinSize(0, 0);
        ChartView losses = new ChartView(curves, new SimpleObjectProperty<>(ChartKind.LOSSES), dark);
        losses.setId("losses-chart");
        ChartView second = new ChartView(curves, curves.secondProperty(), dark);
        second.setId("second-chart");
        VBox charts = new VBox(heading(ChartKind.LOSSES.title(), lossLegend), losses, new VBox(kinds(), secondLegend), second);
        charts.getStyleClass().add("charts");
        charts.setMinSize(0, 0);
        VBox.setVgrow(charts, Priority.ALWAYS);
        VBox.setVgrow(losses, Priority.ALWAYS);
        VBox.setVgrow(second, Priority.ALWAYS);
        losses.setMinHeight(LEAST_CHART);
        second.setMinHeight(LEAST_CHART * 0.8);
        charts.heightProperty().subscribe(height -> {
            losses.setPrefHeight(LOSSES_SHARE * height.doubleValue());
            second.setPrefHeight((1 - LOSSES_SHARE) * height.doubleValue() * 0.55);
        });
        getChildren().addAll(tools(compare), charts);
        curves.changesProperty().subscribe(_ -> fillLegends());
        dark.addListener(_ -> {
            shownLegends = Optional.empty();
            fillLegends();
        });
    }

    private static FlowPane legend(String id) {
        FlowPane legend = new FlowPane();
        legend.setId(id);
        legend.getStyleClass().add("curve-legend");
        return legend;
    }

    private static Node heading(String text, FlowPane legend) {
        Label title = new Label(text);
        title.getStyleClass().add("chart-title");
        return new VBox(title, legend);
    }

    private Node tools(Runnable compare) {
        ComboBox<Axis> axis = new ComboBox<>();
        axis.setId("curve-axis");
        axis.getItems().setAll(Axis.values());
        axis.setConverter(new StringConverter<>() {
            @Override
            public String toString(Axis value) {
                return value == null ? "" : switch (value) {
                    case BATCHES -> "Batches";
                    case STEP -> "Steps";
                    case SECONDS -> "Time";
                };
            }

            @Override
            public Axis fromString(String text) {
                throw new UnsupportedOperationException("nobody types an axis");
            }
        });
        axis.valueProperty().bindBidirectional(curves.axisProperty());
        axis.setTooltip(new Tooltip("What the curves stand over. Steps leave out what the training went back behind"));
        axis.setAccessibleText("What the curves stand over");

        ToggleButton log = new ToggleButton("log");
        log.setId("curve-log");
        log.setTooltip(new Tooltip("Losses and learning rate on a logarithmic scale"));
        log.selectedProperty().bindBidirectional(curves.logProperty());

        Slider smoothing = new Slider(0, 1, 0);
        smoothing.setId("curve-smoothing");
        smoothing.setAccessibleText("Smoothing of training's curves");
        smoothing.setPrefWidth(110);
        smoothing.setMinWidth(60);
        Tooltip tip = new Tooltip();
        smoothing.setTooltip(tip);
        smoothing.setValue(toSlider(curves.smoothingProperty().get()));
        smoothing.valueProperty().subscribe(value -> curves.smoothingProperty().set(fromSlider(value.doubleValue())));
        curves.smoothingProperty().subscribe(value -> tip.setText(String.format(Locale.ENGLISH, "Smoothing of training's curves: %.3g", value.doubleValue())));
        Label name = new Label("Smooth");
        name.setLabelFor(smoothing);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox smooth = new HBox(name, smoothing);
        smooth.getStyleClass().add("curve-smooth");
        smooth.setAlignment(Pos.CENTER_LEFT);

        Button fit = new Button(null, new FontIcon(Feather.MAXIMIZE));
        fit.setId("curve-fit");
        fit.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        fit.setTooltip(new Tooltip("Show all of the curves  0"));
        fit.setAccessibleText("Show all of the curves");
        fit.setOnAction(_ -> curves.fit());
        curves.changesProperty().subscribe(_ -> fit.setDisable(curves.isWhole()));

        FlowPane tools = new FlowPane(axis, log, smooth, fit, comparing(compare));
        tools.getStyleClass().add("curve-tools");
        tools.setRowValignment(VPos.CENTER);
        return tools;
    }

    /** Lays another training over, or takes it away. */
    private Node comparing(Runnable compare) {
        EarlierMenu with = new EarlierMenu(watch, watch::compare, compare);
        with.setId("curve-compare");
        with.setText("Compare");
        with.setGraphic(new FontIcon(Feather.LAYERS));
        with.setTooltip(new Tooltip("Lay the curves of another training over"));
        Button without = new Button(null, new FontIcon(Feather.X));
        without.setId("curve-alone");
        without.setMnemonicParsing(false); // names may have underscores
        without.setTooltip(new Tooltip("Take the other training away"));
        without.setOnAction(_ -> curves.stopComparing());
        List.of(with, without).forEach(button -> button.getStyleClass().add(Styles.FLAT));
        curves.otherProperty().subscribe(now -> {
            without.setText(now.map(other -> "Without " + other.name()).orElse(""));
            without.setVisible(now.isPresent());
            with.setVisible(now.isEmpty());
        });
        List.of(with, without).forEach(button -> button.managedProperty().bind(button.visibleProperty()));
        HBox one = new HBox(with, without);
        one.setAlignment(Pos.CENTER_LEFT);
        return one;
    }

    /** Fine towards the strong end, where small differences are seen: 0.9, 0.99, 0.999. */
    private static double fromSlider(double value) {
        return Math.min(Smoothing.MOST, 1 - Math.pow(10, -3 * value));
    }

    private static double toSlider(double smoothing) {
        return -Math.log10(1 - smoothing) / 3;
    }

    private Node kinds() {
        FlowPane kinds = new FlowPane(0, 2);
        kinds.getStyleClass().add("chart-kinds");
        List<ChartKind> all = List.of(ChartKind.COMPONENTS, ChartKind.LEARNING_RATE, ChartKind.SPEED, ChartKind.MEMORY);
        for (ChartKind kind : all) {
            ToggleButton button = new ToggleButton(kind.title());
            button.setId("chart-" + kind.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add(kind == all.getFirst() ? Styles.LEFT_PILL : kind == all.getLast() ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                curves.secondProperty().set(kind);
                button.setSelected(true); // one of them always is
            });
            curves.secondProperty().subscribe(now -> button.setSelected(now == kind));
            kinds.getChildren().add(button);
        }
        return kinds;
    }

    private void fillLegends() {
        Shown now = new Shown(curves.measures(ChartKind.LOSSES), curves.measures(curves.secondProperty().get()),
                curves.otherProperty().get().map(CurvesViewModel.Other::name),
                ChartDrawing.withoutPlace(curves.chart(ChartKind.LOSSES)).stream().map(line -> line.measure()).distinct().toList());
        if (shownLegends.equals(Optional.of(now))) {
            return;
        }
        shownLegends = Optional.of(now);
        lossLegend.getChildren().clear();
        now.losses().forEach(measure -> lossLegend.getChildren().add(entry(ChartKind.name(measure) + (now.without().contains(measure) ? " (not above 0)" : ""),
                dot(measure), curves.shownProperty(measure))));
        if (!now.losses().isEmpty()) {
            lossLegend.getChildren().addAll(entry("training", stroke(1.3, false), curves.shownProperty(Split.TRAIN)),
                    entry("validation", stroke(3, false), curves.shownProperty(Split.VALID)));
        }
        now.other().ifPresent(name -> {
            Label other = new Label(name, stroke(1.6, true));
            other.getStyleClass().add("curve-entry");
            lossLegend.getChildren().add(other);
        });
        secondLegend.getChildren().clear();
        if (now.second().size() > 1) {
            now.second().forEach(measure -> secondLegend.getChildren().add(entry(ChartKind.name(measure), dot(measure), curves.shownProperty(measure))));
        }
        secondLegend.setManaged(!secondLegend.getChildren().isEmpty());
    }

    private Circle dot(Measure measure) {
        return new Circle(5, FxColours.of(ChartView.style(dark.getValue()).ofIndex().applyAsInt(ChartKind.colour(measure))));
    }

    private Line stroke(double width, boolean dashed) {
        Line line = new Line(0, 0, 18, 0);
        line.setStroke(FxColours.of(ChartView.style(dark.getValue()).faint()));
        line.setStrokeWidth(width);
        if (dashed) {
            line.getStrokeDashArray().setAll(5.0, 4.0);
        }
        return line;
    }

    private static ToggleButton entry(String name, Node sample, BooleanProperty shown) {
        ToggleButton entry = new ToggleButton(name, sample);
        entry.getStyleClass().addAll("curve-entry", "curve-switch");
        entry.setTooltip(new Tooltip("Show or hide " + name));
        entry.selectedProperty().bindBidirectional(shown);
        return entry;
    }
}
