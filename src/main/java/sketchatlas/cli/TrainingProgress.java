package sketchatlas.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;

/** Tells a training's progress on the command line. */
final class TrainingProgress implements TrainingListener {
    /** The order in which losses are shown; those that a mode doesn't have are left out. */
    private static final String[] LOSSES = {"total", "stroke", "image", "hierarchy", "alpha", "gaussian"};

    private final ProgressBar bar;
    private ProgressBar.Status last;

    TrainingProgress(ProgressBar bar) {
        this.bar = bar;
    }

    @Override
    public void progress(Progress p) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        for (String name : LOSSES) {
            if (p.losses().containsKey(name)) {
                ordered.put(name, p.losses().get(name));
            }
        }
        last = new ProgressBar.Status(p.step(), p.steps(), ordered, p.liveK(), p.liveL());
        bar.update(last);
    }

    @Override
    public void validation(Validation v) {
        String outcome = v.best() ? "the best so far" : v.worseInARow() > 0 ? v.worseInARow() + " worse in a row, back to the best" : "";
        bar.message(String.format(Locale.ROOT, "Validation at step %d: stroke %.3f, image %.2f, live k %d l %d%s", v.step(), v.stroke(), v.image(),
                v.liveK(), v.liveL(), outcome.isEmpty() ? "" : ", " + outcome));
    }

    @Override
    public void state(TrainingState state) {
        if ((state == TrainingState.STOPPED || state == TrainingState.FINISHED) && last != null) {
            bar.finish(last);
            bar.message(state == TrainingState.STOPPED ? "Stopped at step " + last.step() + "; --resume_training goes on from here."
                    : "Finished: validation has stopped improving, or num_steps is reached.");
        }
    }
}
