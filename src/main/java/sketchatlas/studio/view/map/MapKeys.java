package sketchatlas.studio.view.map;

import javafx.scene.input.KeyEvent;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** The map's keys: arrows move it, with Shift they step from sketch to sketch, plus and minus enlarge, 0 shows all. */
final class MapKeys {
    private static final double PAN = 90; // screen units
    private static final double ZOOM = 1.4;

    private MapKeys() {
    }

    /** Does what a key says; whether it says anything. */
    static boolean type(KeyEvent event, MapViewModel map) {
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> move(event, map, -1, 0);
            case RIGHT, KP_RIGHT -> move(event, map, 1, 0);
            case UP, KP_UP -> move(event, map, 0, -1);
            case DOWN, KP_DOWN -> move(event, map, 0, 1);
            case PLUS, ADD, EQUALS -> map.camera().zoom(ZOOM);
            case MINUS, SUBTRACT -> map.camera().zoom(1 / ZOOM);
            case DIGIT0, NUMPAD0, HOME -> map.camera().fit();
            case ENTER -> map.openSelected();
            case N -> map.addNeighbours(MapViewModel.NEIGHBOURS);
            case M -> map.marksShownProperty().set(!map.marksShownProperty().get());
            case A -> {
                if (!event.isShortcutDown()) {
                    return false;
                }
                map.selection().select(map.filter().shownProperty().get());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void move(KeyEvent event, MapViewModel map, double x, double y) {
        if (event.isShiftDown()) {
            map.step(x, y);
        } else {
            map.camera().pan(-x * PAN, -y * PAN);
        }
    }
}
