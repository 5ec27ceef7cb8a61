package sketchatlas.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.bench.Stepper.Step;
import sketchatlas.bench.Workload.Part;
import sketchatlas.nn.CellType;

class StepServerTest {
    private static final Workload WORKLOAD = new Workload(Part.DECODER, CellType.LSTM, 40, 2, 3);

    private static ChildStepper child(String behaviour) {
        return ChildStepper.java(place(FakeStepper.class) + File.pathSeparator + place(StepServer.class), Map.of("A", "b"),
                List.of(FakeStepper.class.getName(), behaviour));
    }

    /** Where a class was loaded from. */
    private static String place(Class<?> type) {
        return new File(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).getPath();
    }

    @Test
    void answersLineByLine() throws IOException {
        StringWriter said = new StringWriter();
        String asked = "prepare " + WORKLOAD.line() + "\nstep\nstep\nmemory\nnonsense\nprepare part=pictures cell=lstm units=1 batch=1 steps=1\nquit\nstep\n";
        StepServer.serve(new FakeStepper("well"), new BufferedReader(new StringReader(asked)), new PrintWriter(said));
        assertEquals(List.of("hello well", "ready", "done 0.5 40.0", "done 0.5 39.0", "memory 123456789", "failed there is no request \"nonsense\"",
                "failed java.lang.IllegalStateException: no pictures here"), said.toString().lines().toList());
    }

    @Test
    void anotherProcessDoesTheSteps() {
        try (ChildStepper child = child("well")) {
            assertEquals("well", child.name());
            child.prepare(WORKLOAD);
            assertEquals(new Step(0.5, 40), child.step());
            assertEquals(FakeStepper.MEMORY, child.peakMemory().orElseThrow());
            UserException failed = assertThrows(UserException.class, () -> child.prepare(new Workload(Part.PICTURES, CellType.LSTM, 1, 1, 1)));
            assertEquals("The program to measure against could not do its part: java.lang.IllegalStateException: no pictures here.", failed.getMessage());
        }
    }

    @Test
    void aProcessThatDoesNotStartIsOneSentence() {
        UserException error = assertThrows(UserException.class, () -> child("silent"));
        assertEquals("The program to measure against has ended: cannot start today.", error.getMessage());
    }

    @Test
    void anAbsentPeerIsOneSentence(@TempDir Path folder) {
        UserException error = assertThrows(UserException.class, () -> Peer.start(folder, 1));
        assertEquals("There is no libtorch to measure against in " + folder + ": get it by \"mvn -q -Ppeer package -DskipTests\".", error.getMessage());
    }

    @Test
    void stepsOfThisProgramLearn() {
        try (OwnStepper own = OwnStepper.onAllCores()) {
            for (Part part : Part.values()) {
                own.prepare(new Workload(part, CellType.HYPER, 8, 3, 4));
                double first = own.step().loss();
                double last = first;
                for (int i = 0; i < 10; i++) {
                    last = own.step().loss();
                }
                assertTrue(Double.isFinite(first), part.label());
                if (part.hasCell()) {
                    assertTrue(last < first, part.label() + ": " + first + " to " + last);
                } else {
                    assertEquals(first, last, 1e-3 * Math.abs(first), part.label());
                }
            }
        }
    }
}
