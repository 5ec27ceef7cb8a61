package sketchatlas.studio.view;

import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * One of the things that the main window can be used for; the window shows one at a time.
 *
 * @param title in the window's switcher
 * @param icon in the window's switcher
 * @param content fills the window between tool bar and status bar
 * @param tools stand in the tool bar while this workspace is shown
 */
record Workspace(String title, Ikon icon, Node content, List<Node> tools) {
}
