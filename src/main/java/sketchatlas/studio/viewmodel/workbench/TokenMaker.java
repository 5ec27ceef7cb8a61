package sketchatlas.studio.viewmodel.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sketchatlas.explore.Encoding;
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
                new GeneratedSketch(Recipe.of(drawing.code().orElseThrow(), new Sampling(d.request().temperature(), d.request().seed())), d.sketch())
                        .token("reconstruction", "of your drawing")));
    }

    /** A sketch of the atlas by its number. */
    public Optional<SketchToken> point(int number) {
        return atlas.atlas().filter(a -> number >= 0 && number < a.atlas().points().size()).map(a -> point(a, number));
    }

    private static SketchToken point(ModelAtlas a, int number) {
        AtlasPoint point = a.atlas().points().get(number);
        String name = name(a, number);
        ModelCode code = code(a, point.code());
        Provenance provenance = new Provenance(Provenance.Kind.MAP_POINT, name);
        return point.sketch().isEmpty() ? SketchToken.of(name, provenance, code) : SketchToken.of(name, provenance, point.sketch()).withCode(code);
    }

    /** The mean of a component; empty where it is dead. */
    public Optional<SketchToken> component(ComponentId id) {
        return atlas.atlas().flatMap(a -> a.component(id).filter(AtlasComponent::live).map(c -> {
            String title = TreeTexts.title(atlas.namesProperty().get(), id);
            Provenance provenance = new Provenance(Provenance.Kind.COMPONENT_MEAN, title);
            ModelCode code = code(a, c.mean());
            Sketch sketch = c.sketch();
            return sketch.isEmpty() ? SketchToken.of(title, provenance, code) : SketchToken.of(title, provenance, sketch).withCode(code);
        }));
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
