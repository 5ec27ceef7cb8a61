package sketchatlas.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;
import sketchatlas.UserException;
import sketchatlas.nn.cuda.CardInfo;
import sketchatlas.nn.cuda.CudaDevice;
import sketchatlas.nn.cuda.CudaException;
import sketchatlas.nn.cuda.NoCardException;

/** What could compute on this machine, and why or why not. */
public final class Backends {
    private static final String ND4J_FOR_CARDS = "org.nd4j.linalg.jcublas.JCublasBackend";
    /** ND4J's CUDA build has code for capabilities from 3.7 to 8.6, none that a driver could translate for newer ones; 5.0 is what its operations need. */
    private static final int ND4J_LOWEST = 50;
    private static final int ND4J_HIGHEST = 89;
    private static final Object LOOK = new Object();

    private Backends() {
    }

    /** All backends with reasons; the recommended one first. Takes a moment, for libraries may have to be loaded and kernels to be compiled. */
    public static List<BackendChoice> available() {
        Card card = card();
        return available(nd4j(card), card);
    }

    /**
     * What {@code auto} means on this machine.
     *
     * @param backend the first of {@link #available} that can compute
     * @param sentence which it is and why
     */
    public record Automatic(Backend backend, String sentence) {
    }

    /** Chooses. */
    public static Automatic automatic() {
        Card card = card();
        // ND4J on the processor is never the best, and takes its time to start.
        return automatic(isThere(ND4J_FOR_CARDS) ? nd4j(card) : new Nd4jState(false, false, "Not asked for."), card);
    }

    /**
     * Why ND4J can't be what computes here although it was built in for cards, in a sentence; empty where it can, or is for the processor. It must not
     * even be tried then, for it would end the whole process.
     */
    public static Optional<String> refusalOfNd4j() {
        return isThere(ND4J_FOR_CARDS) ? nd4jRefusal(firstCard()) : Optional.empty();
    }

    /** The memory of the card that {@link Backend#CUDA} computes on; empty where there is none that can be used. Takes a moment the first time. */
    public static Optional<CardMemory> cardMemory() {
        try {
            CudaDevice card = CudaDevice.shared();
            return Optional.of(new CardMemory(card.info().memory(), card.freeMemory()));
        } catch (UserException | CudaException | LinkageError _) {
            return Optional.empty();
        }
    }

    /**
     * Asks something about cards and leaves nothing of this program on them: for a program that does not compute there itself, because what it
     * holds of a card's memory is lost for those that do. Where ND4J was built in for cards it stays, for ND4J holds on to the same. Takes some
     * seconds for each question.
     *
     * @param question such as {@link #available} or {@link #cardMemory}; nothing may compute on a card meanwhile, or afterwards with what did before
     */
    public static <T> T look(Supplier<T> question) {
        synchronized (LOOK) {
            try {
                return question.get();
            } finally {
                if (!isThere(ND4J_FOR_CARDS)) { // whose context of this process it would end, too
                    CudaDevice.release();
                }
            }
        }
    }

    static Automatic automatic(Nd4jState nd4j, Card card) {
        BackendChoice best = available(nd4j, card).stream().filter(BackendChoice::usable).findFirst().orElseThrow();
        String why = best.backend() == Backend.CPU ? "the processor, because: " + card.why() : best.why();
        String refused = nd4j.forCards() && !nd4j.usable() ? " " + nd4j.why() : "";
        return new Automatic(best.backend(), "Chose the backend " + best.backend() + ": " + why + refused);
    }

    static List<BackendChoice> available(Nd4jState nd4j, Card card) {
        List<BackendChoice> choices = new ArrayList<>();
        if (card.usable()) {
            choices.add(new BackendChoice(Backend.CUDA, "Graphics card", true, card.why()));
            choices.add(new BackendChoice(Backend.CUDA_TF32, "Graphics card, rounded products", true,
                    "As above, but products round what they multiply to 10 bits (TF32): faster on cards of capability 8.0 or later, less exact."));
        }
        BackendChoice nd4jChoice = new BackendChoice(Backend.ND4J, nd4j.forCards() ? "Graphics card (ND4J)" : "Processor (ND4J)", nd4j.usable(), nd4j.why());
        if (nd4j.forCards() && nd4j.usable()) {
            choices.add(nd4jChoice);
        }
        choices.add(new BackendChoice(Backend.CPU, "Processor", true, "Computes on all cores, by code made for it."));
        if (!choices.contains(nd4jChoice)) {
            choices.add(nd4jChoice);
        }
        if (!card.usable()) {
            choices.add(new BackendChoice(Backend.CUDA, "Graphics card", false, card.why()));
        }
        return List.copyOf(choices);
    }

    /**
     * Whether there is a card for {@link Backend#CUDA}.
     *
     * @param info of the first card; empty where there is none
     * @param why in a sentence
     */
    record Card(Optional<CardInfo> info, boolean usable, String why) {
    }

    /**
     * Whether ND4J computes.
     *
     * @param forCards whether its CUDA build is on the class path
     * @param why in a sentence
     */
    record Nd4jState(boolean forCards, boolean usable, String why) {
    }

    private static Card card() {
        try {
            CardInfo info = CudaSelfCheck.passed(CudaDevice.shared()).info();
            return new Card(Optional.of(info), true, "Computes on the graphics card (" + info.description() + ") by code made for such cards.");
        } catch (NoCardException e) {
            return new Card(firstCard(), false, e.reason());
        } catch (CudaException e) { // it started but can't compute: its memory is full, say
            return new Card(firstCard(), false, "The graphics card can't be used now (" + e.getMessage() + ").");
        } catch (UserException | LinkageError e) {
            return new Card(firstCard(), false, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<CardInfo> firstCard() {
        try {
            return CudaDevice.cards().stream().findFirst();
        } catch (UserException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Nd4jState nd4j(Card card) {
        boolean forCards = isThere(ND4J_FOR_CARDS);
        if (forCards) {
            Optional<String> refusal = nd4jRefusal(card.info());
            if (refusal.isPresent()) {
                return new Nd4jState(true, false, refusal.get());
            }
        }
        try {
            Nd4j.getBackend();
            return new Nd4jState(forCards, true, forCards ? "Computes on the NVIDIA graphics card by ND4J's operations."
                    : "Computes the same by ND4J's own operations, several times slower; it is there to compare numbers.");
        } catch (NoClassDefFoundError e) {
            return new Nd4jState(false, false, "ND4J is not part of this build.");
        } catch (LinkageError | RuntimeException e) {
            String what = forCards ? "ND4J for graphics cards is installed but does not start: " : "ND4J does not start: ";
            return new Nd4jState(forCards, false, what + e.getMessage() + ".");
        }
    }

    /** Why ND4J's CUDA build can't run on a card. */
    static Optional<String> nd4jRefusal(Optional<CardInfo> card) {
        if (card.isEmpty()) {
            return Optional.of("ND4J for graphics cards is installed, but there is no NVIDIA card that it could run on.");
        }
        int capability = card.get().capability();
        return capability >= ND4J_LOWEST && capability <= ND4J_HIGHEST ? Optional.empty()
                : Optional.of("ND4J's CUDA build runs on cards of capability 5.0 to 8.9 only, and " + card.get().name() + " has " + card.get().capabilityText() + ".");
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className, false, Backends.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
