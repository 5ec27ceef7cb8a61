package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.Grouping.Group;

class GroupingTest {
    private static final MapColours COLOURS = new MapColours(false);

    private final MadeMap points = new MadeMap(10);
    private final ComponentNames names = ComponentNames.none("m").with(Level.K, 2, "pigs");

    @Test
    void categoriesAreCounted() {
        Grouping grouping = Grouping.of(points, ColourBy.CATEGORY, names);
        assertEquals(List.of(new Group(0, "cat", 10), new Group(1, "dog", 10), new Group(2, "pig", 10), new Group(3, "owl", 10)), grouping.groups());
        assertEquals(2, grouping.groupOf()[6]);
    }

    @Test
    void componentsHaveTheirNamesAndThoseWithoutSketchesAreLeftOut() {
        assertEquals(List.of("k0", "k1", "pigs", "k3"), Grouping.of(points, ColourBy.LEVEL_K, names).groups().stream().map(Group::name).toList());
        assertEquals(List.of("l0", "l1"), Grouping.of(points, ColourBy.LEVEL_L, names).groups().stream().map(Group::name).toList());
    }

    @Test
    void numbersBecomeBandsMuchFirst() {
        Grouping confidence = Grouping.of(points, ColourBy.CONFIDENCE, names); // 0.1, 0.35, 0.6, 0.85 by column
        assertEquals(List.of(4, 3, 1, 0), confidence.groups().stream().map(Group::index).toList());
        Grouping density = Grouping.of(points, ColourBy.DENSITY, names); // ten equally frequent values
        assertEquals(List.of(8, 8, 8, 8, 8), density.groups().stream().map(Group::count).toList());
        assertEquals(4, density.groupOf()[39]);
    }

    @Test
    void aSketchHasTheColourOfItsGroupOrOfItsOwnNumber() {
        Grouping category = Grouping.of(points, ColourBy.CATEGORY, names);
        assertEquals(category.colour(category.groups().get(3), COLOURS), category.colours(COLOURS)[7]);
        int[] colours = Grouping.of(points, ColourBy.DENSITY, names).colours(COLOURS);
        assertNotEquals(colours[0], colours[4]);
        assertEquals(colours[0], colours[1]);
    }

    @Test
    void aRampGrowsEvenlyInLightness() {
        for (boolean dark : new boolean[] { false, true }) {
            for (Ramp ramp : List.of(Ramp.confidence(dark), Ramp.density(dark))) {
                double before = OkLab.ofRgb(ramp.rgb(0)).lightness();
                double step = (OkLab.ofRgb(ramp.rgb(1)).lightness() - before) / 10;
                assertTrue(dark == step > 0, "much stands out from the ground");
                for (int i = 1; i <= 10; i++) {
                    double now = OkLab.ofRgb(ramp.rgb(i / 10.0)).lightness();
                    assertEquals(step, now - before, 0.035);
                    before = now;
                }
            }
        }
    }

    @Test
    void okLabGoesThereAndBack() {
        for (int rgb : new int[] { 0x000000, 0xFFFFFF, 0x0072B2, 0xD55E00, 0x123456 }) {
            assertEquals(rgb, OkLab.ofRgb(rgb).toRgb());
        }
        assertEquals(1, OkLab.ofRgb(0xFFFFFF).lightness(), 1e-6);
    }
}
