package sketchatlas.studio.view.tree;

import javafx.scene.input.KeyEvent;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** The drawn tree's keys: arrows step from node to node, with Shift they move the view; plus and minus enlarge, 0 shows all, Z what is selected. */
final class TreeKeys {
    private static final double PAN = 90; // screen units
    private static final double ZOOM = 1.4;

    private TreeKeys() {
    }

    /** Does what a key says; whether it says anything. */
    static boolean type(KeyEvent event, TreeViewModel tree) {
        if (event.isShortcutDown()) {
            return false;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> move(event, tree, -1, 0);
            case RIGHT, KP_RIGHT -> move(event, tree, 1, 0);
            case UP, KP_UP -> move(event, tree, 0, -1);
            case DOWN, KP_DOWN -> move(event, tree, 0, 1);
            case PLUS, ADD, EQUALS -> tree.camera().zoom(ZOOM);
            case MINUS, SUBTRACT -> tree.camera().zoom(1 / ZOOM);
            case DIGIT0, NUMPAD0, HOME -> tree.camera().fit();
            case Z -> tree.zoomToSelected();
            case ENTER -> tree.openSelected();
            case ESCAPE -> tree.selection().clear();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void move(KeyEvent event, TreeViewModel tree, int x, int y) {
        if (event.isShiftDown()) {
            tree.camera().pan(-x * PAN, -y * PAN);
        } else {
            tree.step(x, y);
        }
    }
}
