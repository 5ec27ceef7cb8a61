package sketchatlas.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalLong;

/**
 * Lets another process have steps done by this one, a line for a line: {@code hello NAME} first, then {@code prepare WORKLOAD} is answered
 * by {@code ready}, {@code step} by {@code done SECONDS LOSS}, {@code memory} by {@code memory BYTES} (- where nobody knows), and
 * {@code quit} ends it. What goes wrong is {@code failed SENTENCE}. The other end is {@link ChildStepper}.
 */
public final class StepServer {
    static final String HELLO = "hello ";
    static final String PREPARE = "prepare ";
    static final String READY = "ready";
    static final String STEP = "step";
    static final String DONE = "done ";
    static final String MEMORY = "memory";
    static final String QUIT = "quit";
    static final String FAILED = "failed ";
    static final String UNKNOWN = "-";

    private StepServer() {
    }

    /** Serves steps of this program on all cores until it is told to quit, or the other process has gone. */
    public static void serve(BufferedReader in, PrintWriter out) throws IOException {
        try (Stepper stepper = OwnStepper.onAllCores()) {
            serve(stepper, in, out);
        }
    }

    static void serve(Stepper stepper, BufferedReader in, PrintWriter out) throws IOException {
        answer(out, HELLO + stepper.name());
        for (String line = in.readLine(); line != null && !line.equals(QUIT); line = in.readLine()) {
            String said;
            try {
                said = reply(stepper, line);
            } catch (RuntimeException | OutOfMemoryError e) {
                said = FAILED + e.toString().replaceAll("\\s+", " ");
            }
            answer(out, said);
        }
    }

    private static String reply(Stepper stepper, String line) {
        if (line.startsWith(PREPARE)) {
            stepper.prepare(Workload.parse(line.substring(PREPARE.length())));
            return READY;
        }
        if (line.equals(STEP)) {
            Stepper.Step step = stepper.step();
            return DONE + step.seconds() + " " + step.loss();
        }
        if (line.equals(MEMORY)) {
            OptionalLong peak = stepper.peakMemory();
            return MEMORY + " " + (peak.isPresent() ? peak.getAsLong() : UNKNOWN);
        }
        return FAILED + "there is no request \"" + line + "\"";
    }

    private static void answer(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
