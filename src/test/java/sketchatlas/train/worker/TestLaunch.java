package sketchatlas.train.worker;

import java.io.File;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import sketchatlas.UserException;

/** This program with the classes under test, whichever way the tests were started. */
final class TestLaunch {
    private TestLaunch() {
    }

    static WorkerLaunch ofThisProgram() {
        return arguments -> {
            List<String> command = new ArrayList<>(WorkerLaunch.ofThisProgram().command(arguments));
            if (UserException.class.getClassLoader() instanceof URLClassLoader loader) { // else it is the class path of the virtual machine
                Collections.replaceAll(command, System.getProperty("java.class.path"), Arrays.stream(loader.getURLs())
                        .map(url -> Path.of(url.getPath()).toString()).collect(Collectors.joining(File.pathSeparator)));
            }
            while (!command.getFirst().contains("java")) { // a low priority would keep the tests waiting where much else runs
                command.removeFirst();
            }
            return command;
        };
    }
}
