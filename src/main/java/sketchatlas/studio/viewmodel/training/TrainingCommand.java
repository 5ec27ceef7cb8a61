package sketchatlas.studio.viewmodel.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sketchatlas.nn.Backend;

/** A training as a line for the shell of this system. */
final class TrainingCommand {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private TrainingCommand() {
    }

    /**
     * The line.
     *
     * @param data the folder with the sketches; DIR where none is chosen
     * @param hparams options in the form {@code name=value, name=value}; may be empty
     */
    static String of(Optional<Path> data, Path logRoot, Optional<Path> startFrom, Backend backend, String hparams) {
        List<String> words = new ArrayList<>(List.of("sketchatlas", "train", "--data_dir", data.map(p -> quoted(p.toString())).orElse("DIR"), "--log_root",
                quoted(logRoot.toString())));
        startFrom.ifPresent(model -> words.addAll(List.of("--start_from", quoted(model.toString()))));
        words.addAll(List.of("--backend", backend.toString()));
        if (!hparams.isEmpty()) {
            words.addAll(List.of("--hparams", quoted(hparams)));
        }
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        if (word.matches("[A-Za-z0-9_./:=+-]+" + (WINDOWS ? "|[A-Za-z0-9_./:=+\\\\-]+" : ""))) {
            return word;
        }
        return WINDOWS ? "\"" + word + "\"" : "'" + word.replace("'", "'\\''") + "'";
    }
}
