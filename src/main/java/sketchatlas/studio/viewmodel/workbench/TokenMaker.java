package sketchatlas.studio.viewmodel.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sketchatlas.explore.Encoding;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.Recipe;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.AtlasViewModel;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.ModelAtlas;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.tree.TreeTexts;

/** Takes what the other panels show in hand, as tokens. */
public final class TokenMaker {
    private static final int MOST_NAMED = 24; // of the sketches of a mean

    private final ReconstructionViewModel reconstruction;
    private final AtlasViewModel atlas;
    private final Selection selection;
    private Optional<String> modelId = Optional.empty();

    public TokenMaker(ReconstructionViewModel reconstruction, AtlasViewModel atlas, Selection selection) {
        this.reconstruction = reconstruction;
        this.atlas = atlas;
        this.selection = selection;
    }

    void setModel(Optional<String> id) {
        modelId = id;
    }

    /** What is on the paper, as the model reads it; empty while it does not. */
    public Optional<SketchToken> drawing() {
        return reconstruction.encodingProperty().get().flatMap(encoding -> modelId.map(id -> drawing(encoding, id)));
    }

    private static SketchToken drawing(Encoding encoding, String id) {
        return SketchToken.of("your drawing", Provenance.drawing(), encoding.sketch())
                .withCode(new ModelCode(id, Code.of(encoding.code().mu())));
    }

    /** What the model drew of what is on the paper; empty until it has drawn all. */
    public Optional<SketchToken> reconstruction() {
        return reconstruction.drawnProperty().get().filter(d -> d.finished() && !d.sketch().isEmpty()).flatMap(d -> drawing().map(drawing ->
                new GeneratedSketch(Recipe.of(drawing.code().orElseThrow(), new Sampling(d.request().temperature(), d.seed())), d.sketch())
                        .token("reconstruction", "of your drawing")));
    }

    /** A sketch of the atlas by its number. */
    public Optional<SketchToken> point(int number) {
        return atlas.atlas().filter(a -> number >= 0 && number < a.atlas().points().size()).map(a -> point(a, number));
    }

    private static SketchToken point(ModelAtlas a, int number) {
        AtlasPoint point = a.atlas().points().get(number);
        String name = name(a, number);
        return drawn(a, name, new Provenance(Provenance.Kind.MAP_POINT, name), point.code(), number, point.sketch());
    }

    /** What an atlas drew of a code, with how to draw it again: the random numbers of sketch i are those of the atlas's seed + i, of components below 0. */
    private static SketchToken drawn(ModelAtlas a, String name, Provenance provenance, float[] values, int index, Sketch sketch) {
        ModelCode code = code(a, values);
        Sampling sampling = new Sampling(a.atlas().description().temperature(), a.atlas().description().seed() + index);
        return sketch.isEmpty() ? SketchToken.of(name, provenance, code)
                : SketchToken.of(name, provenance, sketch).withDrawn(new GeneratedSketch(Recipe.of(code, sampling), sketch));
    }

    /** The mean of a component; empty where it is dead. */
    public Optional<SketchToken> component(ComponentId id) {
        return atlas.atlas().flatMap(a -> a.component(id).filter(AtlasComponent::live).map(c -> {
            String title = TreeTexts.title(atlas.namesProperty().get(), id);
            Provenance provenance = new Provenance(Provenance.Kind.COMPONENT_MEAN, title);
            return drawn(a, title, provenance, c.mean(), a.atlas().components().indexOf(c) - a.atlas().components().size(), c.sketch());
        }));
    }

    /**
     * Some sketches of the atlas that suit an example.
     *
     * @param of begins with the name of their category, where it names one
     */
    public List<SketchToken> some(String of, int count) {
        return atlas.atlas().map(a -> {
            List<AtlasPoint> points = a.atlas().points();
            List<String> categories = a.atlas().description().categories();
            int[] named = IntStream.range(0, points.size()).filter(i -> !points.get(i).sketch().isEmpty()
                    && points.get(i).category() != AtlasPoint.NO_CATEGORY && of.startsWith(categories.get(points.get(i).category()))).toArray();
            int usual = mostFrequent(points, named); // sketches that the model takes for what it takes most of them for
            named = Arrays.stream(named).filter(i -> points.get(i).winner(Level.K) == usual).toArray();
            int[] all = named.length >= count ? named : IntStream.range(0, points.size()).filter(i -> !points.get(i).sketch().isEmpty()).toArray();
            return IntStream.range(0, Math.min(count, all.length)).mapToObj(i -> point(a, all[i * all.length / count])).toList();
        }).orElse(List.of());
    }

    /** The level-k component that wins most of these points; -1 where there are none. */
    private static int mostFrequent(List<AtlasPoint> points, int[] which) {
        return Arrays.stream(which).mapToObj(i -> points.get(i).winner(Level.K)).collect(Collectors.groupingBy(k -> k, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(-1);
    }

    /** What is selected on the map and in the tree: a component's mean, one sketch, or the mean of several. */
    public Optional<SketchToken> selected() {
        if (selection.component().isPresent()) {
            return component(selection.component().get());
        }
        int[] points = selection.points().toArray();
        return points.length == 0 ? Optional.empty() : points.length == 1 ? point(points[0])
                : atlas.atlas().map(a -> mean(a, points));
    }

    private static SketchToken mean(ModelAtlas a, int[] points) {
        List<ModelCode> codes = selectedCodes(a, points);
        return SketchToken.average(title(a, points), which(a, points), codes);
    }

    /** "wine glass (mean of 250)" where all are of one category, else "mean of 250 sketches". */
    private static String title(ModelAtlas a, int[] points) {
        int[] categories = Arrays.stream(points).map(p -> a.atlas().points().get(p).category()).distinct().toArray();
        return categories.length == 1 && categories[0] != AtlasPoint.NO_CATEGORY
                ? a.atlas().description().categories().get(categories[0]) + " (mean of " + TreeTexts.number(points.length) + ")"
                : "mean of " + TreeTexts.sketches(points.length);
    }

    /** "car #3, car #7 and 12 more". */
    private static String which(ModelAtlas a, int[] points) {
        String named = Arrays.stream(points).limit(MOST_NAMED).mapToObj(p -> name(a, p)).collect(Collectors.joining(", "));
        return points.length <= MOST_NAMED ? named : named + " and " + TreeTexts.number(points.length - MOST_NAMED) + " more";
    }

    private static String name(ModelAtlas a, int number) {
        int category = a.atlas().points().get(number).category();
        return (category == AtlasPoint.NO_CATEGORY ? "sketch" : a.atlas().description().categories().get(category)) + " #" + (number + 1);
    }

    private static List<ModelCode> selectedCodes(ModelAtlas a, int[] points) {
        return Arrays.stream(points).mapToObj(p -> code(a, a.atlas().points().get(p).code())).toList();
    }

    private static ModelCode code(ModelAtlas a, float[] values) {
        return new ModelCode(a.atlas().description().modelId(), Code.of(values));
    }
}
