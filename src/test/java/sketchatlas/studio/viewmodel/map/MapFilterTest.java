package sketchatlas.studio.viewmodel.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.MadeMap;

class MapFilterTest {
    private final MadeMap points = new MadeMap(10);
    private final MapFilter filter = new MapFilter();

    @BeforeEach
    void open() {
        filter.setData(data());
    }

    @Test
    void wordsFindCategoriesComponentsAndTheirNames() {
        assertEquals(10, shown("CAT"));
        assertEquals(10, shown("k1"));
        assertEquals(20, shown("l1"));
        assertEquals(10, shown("bark"));
        assertEquals(10, shown(" owl  l1 "));
        assertEquals(0, shown("cat k1"));
        assertEquals(0, shown("z"));
        assertEquals(40, shown(" "));
        assertFalse(filter.isActive());
    }

    @Test
    void onlyAndToggleChooseGroups() {
        filter.toggle(ColourBy.CATEGORY, 3);
        assertEquals(30, filter.shownProperty().get().size());
        filter.only(ColourBy.CATEGORY, 2);
        filter.toggle(ColourBy.CATEGORY, 0);
        assertEquals(20, filter.shownProperty().get().size());
        assertTrue(filter.isChosen(ColourBy.CATEGORY, 0));
        assertFalse(filter.isChosen(ColourBy.CATEGORY, 1));
        filter.toggle(ColourBy.CATEGORY, 0);
        filter.toggle(ColourBy.CATEGORY, 2);
        assertFalse(filter.isActive(), "without its last group a legend shows all");
    }

    @Test
    void legendsAndWordsMustAllAgree() {
        filter.only(ColourBy.LEVEL_L, 0);
        filter.only(ColourBy.DENSITY, 4);
        assertEquals(4, filter.shownProperty().get().size());
        filter.textProperty().set("pig");
        assertEquals(2, filter.shownProperty().get().size());
        filter.clear();
        assertEquals(40, filter.shownProperty().get().size());
        assertEquals("", filter.textProperty().get());
    }

    @Test
    void newNamesKeepTheChoiceAndOtherSketchesDoNot() {
        filter.only(ColourBy.CATEGORY, 1);
        filter.setData(new MapData(points, ComponentNames.none("m")));
        assertTrue(filter.isActive());
        filter.setData(new MapData(new MadeMap(2), ComponentNames.none("m")));
        assertFalse(filter.isActive());
        filter.setData(null);
        assertTrue(filter.shownProperty().get().isEmpty());
    }

    private int shown(String words) {
        filter.textProperty().set(words);
        return filter.shownProperty().get().size();
    }

    private MapData data() {
        return new MapData(points, ComponentNames.none("m").with(Level.K, 1, "Barking dogs"));
    }
}
