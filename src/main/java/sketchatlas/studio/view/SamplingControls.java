package sketchatlas.studio.view;

import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;

/** How the reconstruction is sampled: temperature, seed, once more; in one row where there is room. */
final class SamplingControls extends Region {
    private static final double GAP = 8;
    private static final double ROW_WIDTH = 620; // from here on one row
    private static final double STEP = 0.01;
    private static final int MOST_DIGITS = 9;
    private static final String TEMPERATURE_TIP = """
            How freely the model draws. Low: its most likely strokes,
            much the same each time. High: bolder and wilder strokes.""";
    private static final String SEED_TIP = """
            Where the sample's chance comes from. The same drawing,
            temperature and seed give the same reconstruction again.""";

    private static final double LEAST_SEED = 58; // screen units: in a narrow panel the button needs the room, but a seed is to be read
    private static final double LEAST_SLIDER = 44;
    private static final double ROOM_FOR_RESET = 280; // in narrower ones only the menu offers it, for the slider needs the room

    private static final double ROOM_FOR_ICON = 250; // of "Draw again", which would reach beyond a narrower panel

    private final HBox temperature;
    private final HBox seed;

    SamplingControls(ReconstructionViewModel reconstruction, StudioActions actions) {
        getStyleClass().add("sampling");
        temperature = temperatureRow(reconstruction, actions);
        seed = seedRow(reconstruction, actions);
        getChildren().addAll(temperature, seed);
        Node reset = temperature.getChildren().getLast();
        widthProperty().map(width -> width.doubleValue() >= ROOM_FOR_RESET).subscribe(room -> {
            reset.setVisible(room);
            reset.setManaged(room);
        });
        Button again = (Button) seed.getChildren().getLast();
        widthProperty().map(width -> width.doubleValue() >= ROOM_FOR_ICON)
                .subscribe(room -> again.setContentDisplay(room ? ContentDisplay.LEFT : ContentDisplay.TEXT_ONLY));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double rows = width >= ROW_WIDTH ? Math.max(temperature.prefHeight(-1), seed.prefHeight(-1))
                : temperature.prefHeight(-1) + GAP + seed.prefHeight(-1);
        return snappedTopInset() + rows + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = Math.max(temperature.prefHeight(-1), seed.prefHeight(-1));
        if (getWidth() >= ROW_WIDTH) {
            double second = snapSizeX(seed.prefWidth(-1));
            temperature.resizeRelocate(left, top, width - second - 2 * GAP, height);
            seed.resizeRelocate(left + width - second, top, second, height);
        } else {
            temperature.resizeRelocate(left, top, width, height);
            seed.resizeRelocate(left, top + height + GAP, width, height);
        }
    }

    private static HBox temperatureRow(ReconstructionViewModel reconstruction, StudioActions actions) {
        Slider slider = new Slider(ReconstructionViewModel.LOWEST_TEMPERATURE, ReconstructionViewModel.HIGHEST_TEMPERATURE,
                ReconstructionViewModel.DEFAULT_TEMPERATURE);
        slider.setId("temperature");
        slider.setBlockIncrement(STEP);
        slider.setTooltip(new Tooltip(TEMPERATURE_TIP));
        slider.valueProperty().bindBidirectional(reconstruction.temperatureProperty());
        slider.valueChangingProperty().subscribe(reconstruction.temperatureMovesProperty()::set);
        slider.setMinWidth(LEAST_SLIDER);
        HBox.setHgrow(slider, Priority.ALWAYS);

        Label label = new Label("Temperature");
        label.setLabelFor(slider);
        label.setMinWidth(USE_PREF_SIZE);
        Label value = new Label();
        value.getStyleClass().add("number");
        value.setMinWidth(USE_PREF_SIZE);
        value.textProperty().bind(reconstruction.temperatureProperty().map(t -> String.format(Locale.ENGLISH, "%.2f", t.doubleValue())));
        return row(label, slider, value, actions.resetTemperature.iconButton());
    }

    private static HBox seedRow(ReconstructionViewModel reconstruction, StudioActions actions) {
        Spinner<Long> seed = new Spinner<>(new SeedValues(reconstruction));
        seed.setId("seed");
        seed.setEditable(true);
        seed.setTooltip(new Tooltip(SEED_TIP));
        seed.getEditor().setTextFormatter(new TextFormatter<>(change ->
                change.getControlNewText().matches("\\d{0," + MOST_DIGITS + "}") ? change : null));
        Label label = new Label("Seed");
        label.setLabelFor(seed);
        label.setMinWidth(USE_PREF_SIZE);

        Button again = actions.again.textButton("Draw again");
        again.getStyleClass().setAll("button", "accent");
        HBox.setHgrow(again, Priority.ALWAYS);
        again.setMaxWidth(Double.MAX_VALUE);
        again.setMinWidth(USE_PREF_SIZE);
        seed.setMinWidth(LEAST_SEED);
        return row(label, seed, again);
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("sampling-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** The seeds, from 0 on. */
    private static final class SeedValues extends SpinnerValueFactory<Long> {
        private static final long LARGEST = 999_999_999;

        SeedValues(ReconstructionViewModel reconstruction) {
            setConverter(new StringConverter<>() {
                @Override
                public String toString(Long seed) {
                    return seed == null ? "" : seed.toString();
                }

                @Override
                public Long fromString(String text) {
                    return text == null || text.isEmpty() ? getValue() : Long.valueOf(text);
                }
            });
            setValue(reconstruction.seedProperty().get());
            valueProperty().addListener((_, _, seed) -> reconstruction.seedProperty().set(seed));
            reconstruction.seedProperty().addListener((_, _, seed) -> setValue(seed.longValue()));
        }

        @Override
        public void decrement(int steps) {
            setValue(Math.max(0, getValue() - steps));
        }

        @Override
        public void increment(int steps) {
            setValue(Math.min(LARGEST, getValue() + steps));
        }
    }
}
