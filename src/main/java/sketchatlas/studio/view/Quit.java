package sketchatlas.studio.view;

import java.util.List;
import javafx.application.Platform;
import javafx.stage.Window;

/** The end of a program without a person. */
public final class Quit {
    private Quit() {
    }

    /**
     * Ends the toolkit; on its thread. Its windows go first, as they do when a person closes it: where the toolkit is torn down under a card or a menu
     * that is still open, the whole process dies with it.
     */
    public static void now() {
        List.copyOf(Window.getWindows()).forEach(Window::hide);
        Platform.exit();
    }
}
