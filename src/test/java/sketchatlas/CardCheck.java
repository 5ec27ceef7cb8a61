package sketchatlas;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Runs on a real graphics card what the tests run on an emulated one: each kernel against the processor's, the golden numbers of all
 * cells, and lists of sketches against the processor's. It needs no test runner, for it is run on machines that have nothing
 * (src/bench/gpu-check). Ends with 0 where everything is right, with 2 where there is no card.
 */
public final class CardCheck {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int done;
    private int failed;

    private CardCheck() {
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        System.setProperty("test.card", "real");
        CardCheck check = new CardCheck();
        check.all("sketchatlas.nn.KernelsAgreementTest", "allCalls", "cudaDoesAsTheCpu");
        check.all("sketchatlas.model.GoldenTest", "backendsCellsAndSteps", "trainingStepMatches");
        check.all("sketchatlas.model.GoldenTest", "backendsAndCells", "maskedLossAtTheMeanMatches");
        check.all("sketchatlas.model.ListsAgreementTest", "backends", "codesAreThoseOfTheProcessor");
        check.all("sketchatlas.model.ListsAgreementTest", "backendsAndCells", "drawingsAreThoseOfTheProcessor");
        check.all("sketchatlas.model.ListsAgreementTest", "backendsAndSizes", "theSizeOfTheBatchMakesNoDifference");
        check.all("sketchatlas.model.ListsAgreementTest", "backends", "lossesAreThoseOfTheProcessor");
        check.out.println(check.done + " checks, " + check.failed + " failed");
        Runtime.getRuntime().exit(check.failed == 0 ? 0 : 1);
    }

    /** Calls a test method with all that a source gives, on the card. */
    private void all(String className, String source, String test) throws ReflectiveOperationException {
        Class<?> type = Class.forName(className);
        Method arguments = type.getDeclaredMethod(source);
        arguments.setAccessible(true);
        Object given = arguments.invoke(null);
        List<?> cases = given instanceof Stream<?> stream ? stream.toList() : (List<?>) given;
        Method method = Stream.of(type.getDeclaredMethods()).filter(m -> m.getName().equals(test)).findFirst().orElseThrow();
        method.setAccessible(true);
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        long start = System.nanoTime();
        int before = failed;
        for (Object one : cases) {
            Object[] values = Stream.of(((Arguments) one).get())
                    .map(value -> value instanceof org.junit.jupiter.api.Named<?> named ? named.getPayload() : value).toArray();
            if (values[0] instanceof Enum<?> backend && !backend.name().equals("CUDA")) {
                continue; // these need no card
            }
            done++;
            try {
                method.invoke(constructor.newInstance(), values);
            } catch (InvocationTargetException e) {
                failed++;
                String name = one instanceof Arguments.ArgumentSet set ? set.getName() : test + Arrays.toString(values);
                out.println("FAILED " + name + ": " + e.getCause());
                if (e.getCause() instanceof UserException) { // there is no card, and none of the others would find one
                    Runtime.getRuntime().exit(2);
                }
            }
        }
        out.printf("%s.%s: %d failed, %.1f s%n", className, test, failed - before, (System.nanoTime() - start) / 1e9);
    }
}
