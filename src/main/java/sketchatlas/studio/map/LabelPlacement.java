package sketchatlas.studio.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds places for labels around what they belong to, so that none covers another or another's mark. Important ones choose first; those that
 * find no place are left out. A label stays at its side of the mark as long as it can, so that it does not jump about while the map moves.
 */
public final class LabelPlacement {
    private static final double GAP = 3; // screen units between labels
    private static final double[][] SIDES = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 }, { 1, -1 }, { 1, 1 }, { -1, 1 }, { -1, -1 } };

    /**
     * A label that wants a place.
     *
     * @param key what it is; the same in the next picture
     * @param x of the mark's middle, in screen units
     * @param y of the mark's middle
     * @param radius of the mark
     * @param width of the text with its padding
     * @param height of the text with its padding
     */
    public record Wish(Object key, double x, double y, double radius, double width, double height) {
    }

    private Map<Object, Integer> lastSides = new HashMap<>();

    /** Finds places where nothing else stands, see {@link #place(List, MapBox, List)}. */
    public List<MapBox> place(List<Wish> wishes, MapBox view) {
        return place(wishes, view, List.of());
    }

    /**
     * Finds places.
     *
     * @param wishes the most important first
     * @param view labels are wholly within
     * @param occupied where no label may be
     * @return the box of each label in the order of the wishes, null for those without a place
     */
    public List<MapBox> place(List<Wish> wishes, MapBox view, List<MapBox> occupied) {
        List<MapBox> taken = new ArrayList<>(occupied);
        for (Wish wish : wishes) {
            taken.add(new MapBox(wish.x, wish.y, wish.x, wish.y).grown(wish.radius));
        }
        Map<Object, Integer> sides = new HashMap<>();
        List<MapBox> boxes = new ArrayList<>();
        for (int w = 0; w < wishes.size(); w++) {
            Wish wish = wishes.get(w);
            int last = lastSides.getOrDefault(wish.key, 0);
            MapBox found = null;
            for (int i = -1; i < SIDES.length && found == null; i++) {
                int side = i < 0 ? last : i;
                MapBox box = box(wish, SIDES[side]);
                if (isFree(box, view, taken)) {
                    found = box;
                    sides.put(wish.key, side);
                    taken.add(box);
                }
            }
            boxes.add(found);
        }
        lastSides = sides;
        return boxes;
    }

    private static boolean isFree(MapBox box, MapBox view, List<MapBox> taken) {
        if (box.left() < view.left() || box.right() > view.right() || box.top() < view.top() || box.bottom() > view.bottom()) {
            return false;
        }
        MapBox roomy = box.grown(GAP / 2);
        return taken.stream().noneMatch(roomy::overlaps);
    }

    private static MapBox box(Wish wish, double[] side) {
        double diagonal = side[0] != 0 && side[1] != 0 ? 0.75 : 1;
        double cx = wish.x + side[0] * ((wish.radius + GAP) * diagonal + wish.width / 2);
        double cy = wish.y + side[1] * ((wish.radius + GAP) * diagonal + wish.height / 2);
        return new MapBox(cx - wish.width / 2, cy - wish.height / 2, cx + wish.width / 2, cy + wish.height / 2);
    }
}
