package sketchatlas.nn;

import org.junit.jupiter.api.Assumptions;
import sketchatlas.nn.cuda.CudaDevice;
import sketchatlas.nn.cuda.Emulator;

/** The card that tests of {@link CudaKernels} run on: an emulated one, or with {@code -Dtest.card=real} that of the machine. */
public final class CudaCards {
    private static final boolean REAL = System.getProperty("test.card", "").equals("real");

    private CudaCards() {
    }

    /** Skips the test, with a word, where there is none. */
    public static CudaDevice toTestOn() {
        return REAL ? CudaDevice.shared() : Emulator.device();
    }

    /** Has {@link Backend#CUDA} work on it where there is one; {@link #remove} ends that. */
    public static void installIfPossible() {
        if (!REAL && Emulator.possible()) {
            Emulator.install();
        }
    }

    public static void remove() {
        if (!REAL) {
            Emulator.remove();
        }
    }

    /** Skips the test, with a word, where there is none for this backend. */
    public static void require(Backend backend) {
        if (backend.onCard() && !REAL) {
            Assumptions.assumeTrue(Emulator.possible(), "no g++ on a Linux machine here, so there is no emulated card to test on");
        }
    }
}
