package sketchatlas;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import sketchatlas.nn.DeviceFailure;
import sketchatlas.nn.cuda.CudaDevice;
import sketchatlas.nn.cuda.CudaException;

/**
 * Runs on a real graphics card what the tests run on an emulated one: each kernel against the processor's, the golden numbers of all
 * cells, and lists of sketches against the processor's. It needs no test runner, for it is run on machines that have nothing
 * (src/bench/gpu-check). Its arguments say which of these it does, "kernels", "golden" or "lists"; all of them if there are none. Ends with 0
 * where everything is right, with 2 where there is no card, and with 3 as soon as the card is lost: nothing can be computed in a process then.
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
        List<String> groups = args.length == 0 ? List.of("kernels", "golden", "lists") : List.of(args);
        if (groups.contains("kernels")) {
            check.all("sketchatlas.nn.KernelsAgreementTest", "allCalls", "cudaDoesAsTheCpu");
        }
        if (groups.contains("golden")) {
            check.all("sketchatlas.model.GoldenTest", "backendsCellsAndSteps", "trainingStepMatches");
            check.all("sketchatlas.model.GoldenTest", "backendsAndCells", "maskedLossAtTheMeanMatches");
        }
        if (groups.contains("lists")) {
            check.all("sketchatlas.model.ListsAgreementTest", "backends", "codesAreThoseOfTheProcessor");
            check.all("sketchatlas.model.ListsAgreementTest", "backendsAndCells", "drawingsAreThoseOfTheProcessor");
            check.all("sketchatlas.model.ListsAgreementTest", "backendsAndSizes", "theSizeOfTheBatchMakesNoDifference");
            check.all("sketchatlas.model.ListsAgreementTest", "backends", "lossesAreThoseOfTheProcessor");
        }
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
        int doneBefore = done;
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
                requireCard(e);
            }
        }
        out.printf("%s.%s: %d of %d failed, %.1f s%n", className, test, failed - before, done - doneBefore, (System.nanoTime() - start) / 1e9);
    }

    /** After some errors the card answers with nothing else. */
    private void requireCard(Throwable failure) {
        if (DeviceFailure.in(failure).filter(f -> f.kind() == DeviceFailure.Kind.LOST).isPresent()) {
            try {
                CudaDevice.shared().freeMemory();
            } catch (CudaException e) {
                out.println("The card is lost (" + e.getMessage() + "): " + done + " checks, " + failed + " failed, the others were not done");
                Runtime.getRuntime().exit(3);
            }
        }
    }
}
