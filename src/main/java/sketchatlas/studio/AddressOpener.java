package sketchatlas.studio;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Shows addresses to a person: web pages as the desktop does; the guide, a file that a new Mac or Windows has no program for and would not open, by the editor
 * of plain texts that each of them has.
 */
final class AddressOpener implements Consumer<String> {
    private static final Logger LOG = System.getLogger(AddressOpener.class.getName());

    private final Consumer<String> desktop;

    /** @param desktop shows everything else, and what has no editor */
    AddressOpener(Consumer<String> desktop) {
        this.desktop = desktop;
    }

    @Override
    public void accept(String address) {
        List<String> editor = editor(System.getProperty("os.name"), address);
        if (editor.isEmpty()) {
            desktop.accept(address);
            return;
        }
        try {
            new ProcessBuilder(editor).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            LOG.log(Level.INFO, "there is no " + editor.getFirst(), e);
            desktop.accept(address);
        }
    }

    /**
     * The command line that shows an address; empty where that is the desktop's business.
     *
     * @param system as in the system property {@code os.name}
     */
    static List<String> editor(String system, String address) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean windows = name.startsWith("windows");
        if (!address.startsWith("file:") || !address.endsWith(".md") || !windows && !name.startsWith("mac")) {
            return List.of();
        }
        String file = Path.of(URI.create(address)).toString();
        return windows ? List.of("notepad.exe", file) : List.of("open", "-t", file);
    }
}
