package sketchatlas.studio.viewmodel.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.WorkbenchState;

/** What the model has read or drawn of tokens that lacked a code or a sketch. */
public final class WholeTokens {
    private static final int MOST = 300;

    private final ReadOnlyObjectWrapper<Map<SketchToken, SketchToken>> known = new ReadOnlyObjectWrapper<>(Map.of());

    WholeTokens() {
    }

    /** Changes when more is known. */
    public ReadOnlyObjectProperty<Map<SketchToken, SketchToken>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** A token with code and sketch as far as they are known. */
    public SketchToken of(SketchToken token) {
        return known.get().getOrDefault(token, token);
    }

    void learn(SketchToken token, SketchToken whole) {
        Map<SketchToken, SketchToken> more = new LinkedHashMap<>(known.get());
        more.put(token, whole);
        while (more.size() > MOST) {
            more.remove(more.keySet().iterator().next());
        }
        known.set(more);
    }

    void forget() {
        known.set(Map.of());
    }

    /** The tokens of a bench that lack something and of which nothing is known yet. */
    List<SketchToken> missing(WorkbenchState bench, String modelId) {
        return Stream.of(bench.slots().values(), bench.row(), bench.tray()).flatMap(tokens -> tokens.stream()).distinct()
                .filter(t -> lacks(t, modelId)).toList();
    }

    /** Whether a token lacks something and nothing is known of it yet. */
    boolean lacks(SketchToken token, String modelId) {
        return (token.sketch().isEmpty() || token.codeOf(modelId).isEmpty())
                && Optional.ofNullable(known.get().get(token)).flatMap(w -> w.codeOf(modelId)).isEmpty();
    }
}
