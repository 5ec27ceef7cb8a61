package sketchatlas.studio.viewmodel.map;

import java.util.function.IntPredicate;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.Selection.Selected;

/** How well each sketch is seen. */
final class Emphasis {
    private Emphasis() {
    }

    /**
     * Where several sketches are selected the others stand back; a single one is found by its ring. Where a filter hides all that are selected there is
     * nothing to stand back from.
     */
    static byte[] of(int count, PointSet shown, Selected selected) {
        boolean several = (selected.points().size() > 1 || selected.component().isPresent()) && selected.points().stream().anyMatch(shown::contains);
        IntPredicate full = several ? selected.points()::contains : _ -> true;
        byte[] emphasis = new byte[count];
        for (int p = 0; p < count; p++) {
            emphasis[p] = !shown.contains(p) ? MapScene.HIDDEN : full.test(p) ? MapScene.FULL : MapScene.PALE;
        }
        return emphasis;
    }
}
