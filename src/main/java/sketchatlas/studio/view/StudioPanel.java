package sketchatlas.studio.view;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * One of the things that the main window shows side by side. What it shows is made when it is first seen: most starts need few of the panels, and
 * a person waits for them. On the JavaFX application thread.
 *
 * @param <C> what is below the header
 */
final class StudioPanel<C extends Node> {
    /**
     * What a panel shows.
     *
     * @param content everything below the header; may be as narrow as a phone
     * @param focus gets the keyboard when a person turns to the panel
     * @param tools stand in the header
     */
    record Body<C extends Node>(C content, Node focus, List<Node> tools) {
    }

    private final String id;
    private final String title;
    private final String purpose;
    private final Ikon icon;
    private final double openFrom;
    private final Supplier<Body<C>> maker;
    private Body<C> body; // null until it is first asked for

    /**
     * @param id as in the settings
     * @param title in its header and in the window's tool bar
     * @param purpose what it is for, in a few words
     * @param icon in the window's tool bar
     * @param openFrom the narrowest window, in screen units, that shows it at a first start
     * @param maker called once at most
     */
    StudioPanel(String id, String title, String purpose, Ikon icon, double openFrom, Supplier<Body<C>> maker) {
        this.id = id;
        this.title = title;
        this.purpose = purpose;
        this.icon = icon;
        this.openFrom = openFrom;
        this.maker = maker;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String purpose() {
        return purpose;
    }

    Ikon icon() {
        return icon;
    }

    double openFrom() {
        return openFrom;
    }

    /** Everything below the header; made now if it wasn't yet. */
    C content() {
        return body().content();
    }

    /** Gets the keyboard when a person turns to the panel; made now if it wasn't yet. */
    Node focus() {
        return body().focus();
    }

    /** What stands in the header; made now if it wasn't yet. */
    List<Node> tools() {
        return body().tools();
    }

    private Body<C> body() {
        if (body == null) {
            body = maker.get();
        }
        return body;
    }
}
