package sketchatlas.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import sketchatlas.bench.Workload.Part;

/** Steps that take no time and whose loss falls by one each; also the program of a process of its own. */
final class FakeStepper implements Stepper {
    static final long MEMORY = 123_456_789;
    private final String name;
    private Workload workload;
    private int steps;

    FakeStepper(String name) {
        this.name = name;
    }

    /** @param args how it behaves: "well", "silent" (ends at once, with a complaint) or "nan" (its loss is no number) */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("silent")) {
            System.err.println("cannot start today");
            return;
        }
        StepServer.serve(new FakeStepper(args[0]), new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintWriter(System.out, true));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Workload now) {
        if (now.part() == Part.PICTURES) {
            throw new IllegalStateException("no pictures\nhere");
        }
        workload = now;
        steps = 0;
    }

    @Override
    public Step step() {
        return new Step(0.5, name.equals("nan") ? Double.NaN : workload.units() - steps++);
    }

    @Override
    public OptionalLong peakMemory() {
        return OptionalLong.of(MEMORY);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
