package sketchatlas.studio.session;

import java.util.Objects;
import java.util.Optional;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.studio.viewmodel.Drawing;

/**
 * What a person is in the middle of; immutable.
 *
 * @param drawing on the paper
 * @param bench what lies on the workbench
 * @param model the file of the model that was opened, if it is not the one that the studio starts with
 */
public record Session(Drawing drawing, WorkbenchState bench, Optional<String> model) {
    /** Nothing yet. */
    public static final Session EMPTY = new Session(Drawing.EMPTY, WorkbenchState.EMPTY, Optional.empty());

    public Session {
        Objects.requireNonNull(drawing);
        Objects.requireNonNull(bench);
        Objects.requireNonNull(model);
    }
}
