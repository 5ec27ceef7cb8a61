package sketchatlas.studio.view;

import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * One of the things that the main window shows side by side.
 *
 * @param id as in the settings
 * @param title in its header and in the window's tool bar
 * @param purpose what it is for, in a few words
 * @param icon in the window's tool bar
 * @param openFrom the narrowest window, in screen units, that shows it at a first start
 * @param content everything below the header; may be as narrow as a phone
 * @param focus gets the keyboard when a person turns to the panel
 * @param tools stand in the header
 */
record StudioPanel(String id, String title, String purpose, Ikon icon, double openFrom, Node content, Node focus, List<Node> tools) {
}
