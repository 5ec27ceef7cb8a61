package sketchatlas.train.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the process of a training is started. */
@FunctionalInterface
public interface WorkerLaunch {
    /** How much of the machine's memory a training may use, in hundredths, unless this process was given another bound. */
    int MEMORY_PERCENT = 60;
    /** The {@code nice} of a training. */
    int LOWEST = 19;
    /** The {@code nice} of a trial. */
    int MIDDLE = 10;

    /**
     * The program and its arguments.
     *
     * @param arguments of the command line of this program, which it is to carry out
     */
    List<String> command(List<String> arguments);

    /**
     * The same program on the same virtual machine, with the lowest priority; a trial, which is over in some seconds, with a middle one, so that
     * it comes to measure something beside other work. It may use most of the machine's memory, or what this process was
     * given by {@code -Xmx}.
     */
    static WorkerLaunch ofThisProgram() {
        return arguments -> {
            List<String> command = new ArrayList<>(nice(arguments.contains(Trial.TRY) ? MIDDLE : LOWEST));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
            command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8")); // in a pipe it would be the system's, on Windows that of a country
            command.add(ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> flag.startsWith("-Xmx")).findFirst()
                    .orElse("-XX:MaxRAMPercentage=" + MEMORY_PERCENT));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "sketchatlas.cli.SketchAtlas")); // a name, for no arrow points up
            command.addAll(arguments);
            return command;
        };
    }

    /** Where there is no such program (Windows), the threads of the training have a low priority of their own. */
    private static List<String> nice(int by) {
        Path nice = Path.of("/usr/bin/nice");
        return Files.isExecutable(nice) ? List.of(nice.toString(), "-n", String.valueOf(by)) : List.of();
    }
}
