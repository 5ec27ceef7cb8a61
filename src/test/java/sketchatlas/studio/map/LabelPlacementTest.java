package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sketchatlas.studio.map.LabelPlacement.Wish;

class LabelPlacementTest {
    private static final MapBox VIEW = new MapBox(0, 0, 300, 300);

    private final LabelPlacement placement = new LabelPlacement();

    @Test
    void noLabelCoversAnotherOrAMarkOrLeavesTheView() {
        SplittableRandom random = new SplittableRandom(1);
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            wishes.add(wish(i, random.nextDouble(300), random.nextDouble(300)));
        }
        List<MapBox> boxes = placement.place(wishes, VIEW);
        int placed = 0;
        for (int i = 0; i < boxes.size(); i++) {
            MapBox box = boxes.get(i);
            if (box != null) {
                placed++;
                assertTrue(box.left() >= 0 && box.right() <= 300 && box.top() >= 0 && box.bottom() <= 300);
                for (int j = 0; j < boxes.size(); j++) {
                    assertFalse(box.overlaps(new MapBox(wishes.get(j).x(), wishes.get(j).y(), wishes.get(j).x(), wishes.get(j).y()).grown(5)));
                    assertFalse(i != j && boxes.get(j) != null && box.overlaps(boxes.get(j)));
                }
            }
        }
        assertTrue(placed > 15, placed + " labels were placed");
    }

    @Test
    void theImportantOneGetsTheOnlyPlace() {
        List<MapBox> boxes = placement.place(List.of(wish("first", 20, 20), wish("second", 24, 20)), new MapBox(0, -10, 60, 40));
        assertNotNull(boxes.getFirst());
        assertNull(boxes.getLast());
    }

    @Test
    void noLabelLiesUnderWhatStandsThereAlready() {
        MapBox above = placement.place(List.of(wish("a", 100, 100)), VIEW).getFirst();
        MapBox elsewhere = new LabelPlacement().place(List.of(wish("a", 100, 100)), VIEW, List.of(above)).getFirst();
        assertNotNull(elsewhere);
        assertFalse(elsewhere.overlaps(above));
    }

    @Test
    void aLabelStaysAtItsSideWhileItCan() {
        MapBox squeezed = placement.place(List.of(wish("a", 100, 10)), VIEW).getFirst(); // no room above
        assertTrue(squeezed.left() > 100);
        MapBox later = placement.place(List.of(wish("a", 100, 100)), VIEW).getFirst();
        assertTrue(later.left() > 100, "it could go above now but stays");
        assertEquals(100, new LabelPlacement().place(List.of(wish("a", 100, 100)), VIEW).getFirst().centreX());
    }

    private static Wish wish(Object key, double x, double y) {
        return new Wish(key, x, y, 5, 40, 16);
    }
}
