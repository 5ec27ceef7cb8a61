package sketchatlas.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import sketchatlas.UserException;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.AtlasListener.Stage;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.atlas.AtlasProjector;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.StepRange;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.TinyPrior;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.AtlasAccess;
import sketchatlas.studio.viewmodel.ModelAtlas;

/**
 * An atlas made by hand: l0 over k0, k1 and k2, l1 over k3, l2 and k4 dead, codes of three numbers and as many zeros as wanted. Without "none" in the model's name it
 * is found at once, with "damaged" it cannot be read; names are kept in memory.
 */
public final class FakeAtlases implements AtlasAccess {
    public static final String MODEL = "by hand";
    public static final int EACH = 12; // sketches of each live level-k component

    private static final float[][] MEANS = {{0, 0, 0}, {4, 0, 0}, {0, 4, 0}, {9, 9, 9}, {0, 0, 0}};
    private static final float[] LEVEL_L = {0.7f, 0.3f, 0, 0, 0};
    private static final float[][] LEVEL_K_GIVEN_L = {{0.5f, 0.3f, 0.2f, 0, 0}, {0.1f, 0, 0, 0.9f, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 1, 0}, {0, 0, 0, 0, 1}};
    private static final double[] WEIGHTS = {0.38, 0.21, 0.14, 0.27, 0};

    private final Map<Path, ComponentNames> names = new HashMap<>();
    private final String modelId;
    private final int codeSize;

    public FakeAtlases() {
        this(MODEL, 3);
    }

    /** Atlases of a model of which there is a file. */
    public FakeAtlases(String modelId, int codeSize) {
        this.modelId = modelId;
        this.codeSize = codeSize;
    }

    /** What goes with every model. */
    public static ModelAtlas byHand() {
        return new FakeAtlases().made();
    }

    private ModelAtlas made() {
        Atlas atlas = atlas();
        return new ModelAtlas(atlas, prior(), HierarchyTree.of(atlas, (_, _) -> Optional.of(new StepRange(1100, 1953))),
                Optional.of(AtlasProjector.map(atlas)));
    }

    private LatentPrior prior() {
        return TinyPrior.hierarchy(Arrays.stream(MEANS).map(mean -> Arrays.copyOf(mean, codeSize)).toArray(float[][]::new), LEVEL_L, LEVEL_K_GIVEN_L);
    }

    private Atlas atlas() {
        LatentPrior prior = prior();
        SplittableRandom random = new SplittableRandom(3);
        List<AtlasPoint> points = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            for (int i = 0; i < EACH; i++) {
                float[] code = prior.mean(k);
                for (int z = 0; z < code.length; z++) {
                    code[z] += (float) (0.3 * random.nextGaussian());
                }
                float sure = 0.6f + 0.03f * i;
                float[] levelK = new float[5];
                levelK[k] = sure;
                levelK[(k + 1) % 4] += 1 - sure;
                float[] levelL = {k < 3 ? sure : 1 - sure, k < 3 ? 1 - sure : sure, 0, 0, 0};
                points.add(new AtlasPoint(AtlasPoint.Origin.COMPONENT, AtlasPoint.NO_CATEGORY, code, levelK, levelL, -i, sketch(k, i), Optional.empty()));
            }
        }
        List<AtlasComponent> components = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            int won = k < 4 ? EACH : 0;
            components.add(new AtlasComponent(Level.K, k, Arrays.copyOf(MEANS[k], codeSize), new float[0], sketch(k, 0), WEIGHTS[k], won, won > 0));
        }
        for (int l = 0; l < 5; l++) {
            int won = l == 0 ? 3 * EACH : l == 1 ? EACH : 0;
            components.add(new AtlasComponent(Level.L, l, Arrays.copyOf(MEANS[l], codeSize), LEVEL_K_GIVEN_L[l], sketch(3 * l, 0), LEVEL_L[l], won, won > 0));
        }
        return new Atlas(new Atlas.Description(modelId, List.of("giraffe", "bus"), 0.24, 7), points, components, layout(points, components));
    }

    private static MapLayout layout(List<AtlasPoint> points, List<AtlasComponent> components) {
        float[] x = new float[points.size() + components.size()];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            float[] code = i < points.size() ? points.get(i).code() : components.get(i - points.size()).mean();
            x[i] = 10 * code[0] + 3 * code[2];
            y[i] = 10 * code[1] - 3 * code[2];
        }
        return new MapLayout(x, y);
    }

    /** A house with more or less of a roof. */
    private static Sketch sketch(int component, int number) {
        float roof = 20 + 15 * component + number;
        return Sketch.ofPolylines(List.of(new float[] {0, 100, 0, 200, 120, 200, 120, 100, 0, 100}, new float[] {0, 100, 60, 100 - roof, 120, 100}));
    }

    @Override
    public Optional<ModelAtlas> find(Path model) {
        if (model.toString().contains("damaged")) {
            throw new UserException("The atlas of " + model.getFileName() + " is damaged; make it again.");
        }
        return model.toString().contains("none") ? Optional.empty() : Optional.of(made());
    }

    @Override
    public ModelAtlas open(Path model, Path file) {
        return find(file).orElseThrow(() -> new UserException("There is no atlas in " + file.getFileName() + "."));
    }

    @Override
    public ModelAtlas make(Path model, ProjectionControl control, Progress progress) {
        ModelAtlas made = made();
        progress.done(Stage.DRAWING, 1, 1);
        progress.drawn(new ModelAtlas(made.atlas(), made.prior(), made.tree(), Optional.empty()));
        progress.done(Stage.PROJECTING, 1, 2);
        progress.moved(made.atlas().layout());
        return made;
    }

    @Override
    public ComponentNames names(Path model, String modelId) {
        return names.getOrDefault(model, ComponentNames.none(modelId));
    }

    @Override
    public void keep(Path model, ComponentNames kept) {
        names.put(model, kept);
    }

    @Override
    public void exportTree(Path file, ModelAtlas model, ComponentNames called) {
        if (file.toString().contains("damaged")) {
            throw new UserException("The tree cannot be written to " + file.getFileName() + ".");
        }
    }
}
