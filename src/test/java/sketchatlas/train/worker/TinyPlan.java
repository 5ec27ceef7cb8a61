package sketchatlas.train.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;

/** Plans of trainings that take milliseconds a step. */
final class TinyPlan {
    static final String OPTIONS = "categories=[giraffe,bus],dec_rnn_size=8,dec_model=lstm,z_size=4,batch_size=8,num_mixture=2,num_sub=1,png_width=16,";

    private TinyPlan() {
    }

    /** A plan in a folder, with sketches beside it. */
    static TrainingPlan in(Path folder, String options) {
        return in(folder, options, 0);
    }

    static TrainingPlan in(Path folder, String options, int filmEvery) {
        Path data = folder.resolveSibling("data");
        if (Files.notExists(data)) {
            SampleSketches.write(data, 30, 1);
        }
        TrainingPlan plan = new TrainingPlan("tiny", data, HyperParameters.parse(OPTIONS + options), Optional.empty(), Backend.CPU, filmEvery);
        plan.write(folder);
        return plan;
    }
}
