package sketchatlas.explore.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentDeaths;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.PatternLink;

class ComponentSketchesTest {
    private static final Atlas ATLAS = new Atlas(new Atlas.Description(TinyAtlas.MODEL, List.of(), 0.24, 7),
            List.of(point(-3, 0.9f, 0.1f), point(-1, 0.2f, 0.8f), point(-2, 0.55f, 0.45f), point(-9, 0.7f, 0.3f)),
            List.of(TinyAtlas.specific(0, 0.6, 3, 0, 0), TinyAtlas.specific(1, 0.4, 1, 4, 0), TinyAtlas.general(0, 0.7, 4, 0.25f, 0.75f),
                    TinyAtlas.general(1, 0.3, 1, 0.998f, 0.002f)),
            new MapLayout(new float[8], new float[8]));

    @Test
    void theTypicalOnesAreTheDensest() {
        assertEquals(List.of(2, 0), ComponentSketches.typical(ATLAS, Level.K, 0, 2));
        assertEquals(List.of(1), ComponentSketches.typical(ATLAS, Level.K, 1, 2));
    }

    @Test
    void theBorderlineOnesAreThoseThatAnotherAlmostWon() {
        assertEquals(List.of(2, 3, 0), ComponentSketches.borderline(ATLAS, Level.K, 0, 9));
    }

    @Test
    void linksAreStrongestFirstAndTinyOnesAreLeftOut() {
        HierarchyTree tree = HierarchyTree.of(ATLAS, ComponentDeaths.UNKNOWN);
        assertEquals(List.of(1, 0), PatternLink.generals(ATLAS, tree, 0).stream().map(PatternLink::index).toList());
        assertEquals(List.of(0), PatternLink.generals(ATLAS, tree, 1).stream().map(PatternLink::index).toList());
        assertEquals(List.of(new PatternLink(1, 0.75), new PatternLink(0, 0.25)), PatternLink.specifics(ATLAS, tree, 0));
    }

    private static AtlasPoint point(double logDensity, float... levelK) {
        return new AtlasPoint(AtlasPoint.Origin.FREE, AtlasPoint.NO_CATEGORY, new float[2], levelK, levelK, logDensity, TinyAtlas.sketch(0), Optional.empty());
    }
}
