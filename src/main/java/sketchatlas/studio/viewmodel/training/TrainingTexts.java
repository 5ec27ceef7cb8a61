package sketchatlas.studio.viewmodel.training;

import java.util.Locale;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel.Part;

/** What the dialog says about a training that is being put together. */
public final class TrainingTexts {
    private TrainingTexts() {
    }

    /** The name of a part. */
    public static String title(Part part) {
        return switch (part) {
            case DATA -> "Data";
            case PRESET -> "Preset";
            case OPTIONS -> "Options";
            case START -> "Start";
        };
    }

    /** What is chosen in a part, in a few words. */
    public static String summary(TrainingDialogViewModel dialog, Part part) {
        return switch (part) {
            case DATA -> dialog.data().chosenProperty().get().map(d -> count(d.categories().size(), "category", "categories") + String.format(Locale.ENGLISH,
                    ", %,d sketches", d.trainSketches())).orElse("nothing chosen");
            case PRESET -> dialog.presets().presetProperty().get().name();
            case OPTIONS -> {
                int wrong = dialog.form().wrongProperty().get().size();
                long changed = dialog.form().fields().stream().filter(f -> f.changedProperty().get()).count();
                yield wrong > 0 ? wrong + " to be mended" : changed == 0 ? "as the preset" : changed + " changed";
            }
            case START -> dialog.nameProperty().get().isBlank() ? "no name" : dialog.nameProperty().get();
        };
    }

    private static String count(int n, String one, String several) {
        return n + " " + (n == 1 ? one : several);
    }
}
