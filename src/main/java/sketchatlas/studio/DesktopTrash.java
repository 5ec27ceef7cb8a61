package sketchatlas.studio;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Locale;
import sketchatlas.explore.library.Trash;

/** The trash of the desktop, on Windows and macOS. Elsewhere Java knows none, and loading its own toolkit beside JavaFX's is not always harmless. */
final class DesktopTrash implements Trash {
    @Override
    public boolean take(Path folder) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean known = system.startsWith("windows") || system.startsWith("mac");
        return known && !GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.MOVE_TO_TRASH)
                && Desktop.getDesktop().moveToTrash(folder.toFile());
    }
}
