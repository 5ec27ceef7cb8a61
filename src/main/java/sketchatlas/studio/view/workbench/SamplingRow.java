package sketchatlas.studio.view.workbench;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** How everything on the workbench is drawn: temperature and seed, one below the other in a narrow panel. */
final class SamplingRow extends GridPane {
    private static final double LEAST_SLIDER = 30; // screen units
    private static final double SIDE_BY_SIDE = 380;

    SamplingRow(BenchViews views) {
        WorkbenchViewModel workbench = views.workbench();
        getStyleClass().add("bench-sampling");
        Slider slider = views.slider("bench-temperature", "Temperature", ReconstructionViewModel.LOWEST_TEMPERATURE,
                ReconstructionViewModel.HIGHEST_TEMPERATURE, t -> workbench.execute(new WorkbenchCommand.Sample(
                        new Sampling(Math.round(t * 100) / 100.0, workbench.state().sampling().seed()))));
        slider.setBlockIncrement(0.05);
        slider.setTooltip(new Tooltip("Low: the likeliest strokes. High: freer ones"));
        Label value = new Label();
        value.getStyleClass().add("number");
        IntegerSpinnerValueFactory seeds = new IntegerSpinnerValueFactory(0, WorkbenchViewModel.LARGEST_SEED, 0);
        Spinner<Integer> seed = new Spinner<>(seeds);
        seed.setId("bench-seed");
        seed.setEditable(true);
        seed.setAccessibleText("Seed");
        seed.setTooltip(new Tooltip("Seed: the same one draws the same sketches"));
        seeds.valueProperty().addListener((_, before, now) -> {
            if (now == null) {
                seeds.setValue(before);
            } else {
                sow(workbench, now);
            }
        });
        Button again = Parts.button("bench-again", null, "Draw again, with the next seed", Feather.REFRESH_CW, workbench::nextSeed);
        again.getStyleClass().addAll("button-icon", "flat");
        again.setAccessibleText("Draw again, with the next seed");
        workbench.stateProperty().subscribe(state -> {
            Sampling sampling = state.sampling();
            value.setText(String.format(Locale.ENGLISH, "%.2f", sampling.temperature()));
            seeds.setValue((int) sampling.seed());
            if (!slider.isValueChanging() && Math.abs(slider.getValue() - sampling.temperature()) > 0.005) {
                slider.setValue(sampling.temperature());
            }
        });
        Label name = new Label("Temperature");
        name.setLabelFor(slider);
        name.setMinWidth(USE_PREF_SIZE);
        slider.setMinWidth(LEAST_SLIDER);
        slider.setPrefWidth(LEAST_SLIDER); // and takes what is left
        Label seedName = new Label("Seed");
        seedName.setLabelFor(seed);
        seedName.setMinWidth(USE_PREF_SIZE);
        HBox temperature = BenchViews.line(name, slider, value);
        HBox seeding = BenchViews.line(seedName, seed, again);
        GridPane.setHgrow(temperature, Priority.ALWAYS);
        getChildren().addAll(temperature, seeding);
        widthProperty().map(width -> width.doubleValue() >= SIDE_BY_SIDE).subscribe(beside -> GridPane.setConstraints(seeding, beside ? 1 : 0, beside ? 0 : 1));
        GridPane.setConstraints(temperature, 0, 0);
    }

    private static void sow(WorkbenchViewModel workbench, long seed) {
        if (seed != workbench.state().sampling().seed()) {
            workbench.execute(new WorkbenchCommand.Sample(new Sampling(workbench.state().sampling().temperature(), seed)));
            workbench.settle();
        }
    }
}
