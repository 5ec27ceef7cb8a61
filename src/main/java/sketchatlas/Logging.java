package sketchatlas;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sets up the log of the process; the libraries tell a lot at their start that nobody asked for. */
public final class Logging {
    private static final String CHOSEN_BY_THE_USER = "java.util.logging.config.file";

    private Logging() {
    }

    /** Logs warnings and errors only, to the standard error. Launchers call it first. */
    public static void quiet() {
        if (System.getProperty(CHOSEN_BY_THE_USER) != null) {
            return;
        }
        try (InputStream in = Logging.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException e) {
            throw new IllegalStateException("the log's settings are a part of the program", e);
        }
    }

    /** Logs what the program and its libraries do, too. */
    public static void verbose() {
        Logger.getLogger("").setLevel(Level.INFO);
    }
}
