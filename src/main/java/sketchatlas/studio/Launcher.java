package sketchatlas.studio;

import java.util.logging.Logger;
import javafx.application.Application;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import sketchatlas.ErrorLog;
import sketchatlas.Logging;
import sketchatlas.data.download.Downloader;

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
            Logging.quiet();
            Downloader.useProxiesOfTheSystem();
            Logger.getLogger("").addHandler(new ErrorLogHandler(ErrorLog.ofUser()));
            Application.launch(StudioApp.class, args);
        }
    }
}
