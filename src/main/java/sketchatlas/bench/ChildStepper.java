package sketchatlas.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import sketchatlas.UserException;

/** Training steps of another process, which is asked line by line as {@link StepServer} says. */
final class ChildStepper implements Stepper {
    private static final int END_SECONDS = 5;
    private static final List<String> JAVA_FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final BufferedReader in;
    private final PrintWriter out;
    private final Path complaints; // its standard error
    private final String name;

    private ChildStepper(List<String> command, Map<String, String> environment) {
        try {
            complaints = Files.createTempFile("sketchatlas-bench", ".log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UserException("The program " + command.getFirst() + " to measure against does not start: " + e.getMessage() + ".", e);
        }
        in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        try {
            name = expect(StepServer.HELLO);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a program that answers.
     *
     * @throws UserException if it does not start or answer
     */
    static ChildStepper of(List<String> command) {
        return new ChildStepper(command, Map.of());
    }

    /**
     * As {@link #of}, a Java program.
     *
     * @param environment what is set for it beside this process's own
     */
    static ChildStepper java(String classPath, Map<String, String> environment, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_FLAGS);
        command.addAll(List.of("-cp", classPath));
        command.addAll(mainAndArguments);
        return new ChildStepper(command, environment);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Workload workload) {
        out.println(StepServer.PREPARE + workload.line());
        expect(StepServer.READY);
    }

    @Override
    public Step step() {
        out.println(StepServer.STEP);
        String[] numbers = expect(StepServer.DONE).split(" ");
        try {
            return new Step(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new UserException("The program to measure against answered \"" + String.join(" ", numbers)
                    + "\" instead of a time and a loss: build it anew.", e);
        }
    }

    @Override
    public OptionalLong peakMemory() {
        out.println(StepServer.MEMORY);
        String answer = expect(StepServer.MEMORY).strip();
        return answer.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(answer)) : OptionalLong.empty();
    }

    /** The rest of the next line, which must begin so. */
    private String expect(String start) {
        String line;
        try {
            line = in.readLine();
        } catch (IOException e) {
            line = null; // it has gone
        }
        if (line == null) {
            throw new UserException("The program to measure against has ended" + lastComplaint() + ".");
        }
        if (!line.startsWith(start)) {
            String what = line.startsWith(StepServer.FAILED) ? line.substring(StepServer.FAILED.length()) : "it said \"" + line + "\"";
            throw new UserException("The program to measure against could not do its part: " + what + ".");
        }
        return line.substring(start.length());
    }

    private String lastComplaint() {
        try {
            List<String> lines = Files.readAllLines(complaints).stream().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "" : ": " + lines.getLast().strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks it to end, and ends it where it doesn't. */
    @Override
    public void close() {
        out.println(StepServer.QUIT);
        out.close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(complaints);
        } catch (IOException e) {
            complaints.toFile().deleteOnExit(); // some systems keep a file of a process that is still ending
        }
    }
}
