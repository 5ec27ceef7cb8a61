package sketchatlas.studio;

import javafx.application.Application;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the studio. No {@link Application} itself, for then Java would want JavaFX on the module path. */
public final class Launcher {
    private Launcher() {
    }

    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new StudioOptions());
        try {
            commandLine.parseArgs(args);
        } catch (ParameterException e) {
            commandLine.getErr().println(e.getMessage());
            commandLine.usage(commandLine.getErr());
            return;
        }
        if (commandLine.isUsageHelpRequested()) {
            commandLine.usage(commandLine.getOut());
        } else if (commandLine.isVersionHelpRequested()) {
            commandLine.printVersionHelp(commandLine.getOut());
        } else {
            Application.launch(StudioApp.class, args);
        }
    }
}
