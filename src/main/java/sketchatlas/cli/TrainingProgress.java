package sketchatlas.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import sketchatlas.data.Split;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;

/** Tells a training's progress on the command line. */
final class TrainingProgress implements TrainingListener {
    /** The order in which losses are shown; those that a mode doesn't have are left out. */
    private static final String[] LOSSES = {"total", "stroke", "image", "hierarchy", "alpha", "gaussian"};

    private final ProgressBar bar;
    private final boolean training;
    private ProgressBar.Status last;

    /** @param training whether it trains; else it only evaluates */
    TrainingProgress(ProgressBar bar, boolean training) {
        this.bar = bar;
        this.training = training;
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
        String outcome = v.best() ? ", the best so far" : v.worseInARow() > 0 ? ", " + v.worseInARow() + " worse in a row, back to the best" : "";
        bar.message(String.format(Locale.ROOT, "%s at step %d: stroke %.3f, image %.2f, live k %d l %d%s",
                v.split() == Split.TEST ? "Test" : "Validation", v.step(), v.stroke(), v.image(), v.liveK(), v.liveL(),
                v.split() == Split.TEST ? "" : outcome));
    }

    @Override
    public void recovery(Recovery r) {
        bar.message(String.format(Locale.ROOT, "The loss was no longer a number at step %d: back to step %d, with %s of the learning rate.", r.step(),
                r.backTo(), "1/" + Math.round(1 / r.rateFactor())));
    }

    @Override
    public void state(TrainingState state) {
        boolean ended = state == TrainingState.STOPPED || state == TrainingState.FINISHED || state == TrainingState.FAILED;
        if (ended && last != null) {
            bar.finish(last); // also where it failed, so that the error begins a line
        }
        if (state == TrainingState.STOPPED) {
            bar.message("Stopped" + (last == null ? "" : " at step " + last.step()) + "; --resume_training goes on from here.");
        } else if (state == TrainingState.FINISHED && training) {
            bar.message("Finished: validation has stopped improving, or num_steps is reached.");
        }
    }
}
