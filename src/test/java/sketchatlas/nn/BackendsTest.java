package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sketchatlas.nn.Backends.Card;
import sketchatlas.nn.Backends.Nd4jState;
import sketchatlas.nn.cuda.CardInfo;
import sketchatlas.nn.cuda.Emulator;
import sketchatlas.nn.cuda.Emulator.Event;

class BackendsTest {
    private static final Nd4jState ON_CPU = new Nd4jState(false, true, "By ND4J.");
    private static final Nd4jState ON_CARD = new Nd4jState(true, true, "By ND4J on the card.");
    private static final Card NONE = new Card(Optional.empty(), false, "No NVIDIA driver was found on this machine.");
    private static final Card USABLE = new Card(Optional.of(card(90)), true, "On the card.");

    @AfterEach
    void noCard() {
        if (Emulator.possible()) {
            Emulator.remove();
            Emulator.get().whole();
        }
    }

    private static CardInfo card(int capability) {
        return new CardInfo(0, "Some card", capability, 8_000_000_000L, 40, 13000, Optional.of("580.65"));
    }

    private static List<Backend> order(Nd4jState nd4j, Card card) {
        return Backends.available(nd4j, card).stream().map(BackendChoice::backend).toList();
    }

    @Test
    void theProcessorAlwaysComputes() {
        for (List<BackendChoice> choices : List.of(Backends.available(), Backends.available(new Nd4jState(false, false, "No library."), NONE))) {
            assertTrue(choices.stream().anyMatch(c -> c.backend() == Backend.CPU && c.usable()));
            assertTrue(choices.getFirst().usable());
            assertTrue(choices.stream().allMatch(c -> c.why().endsWith(".")), choices.toString());
        }
    }

    @Test
    void aCardThatCanBeUsedComesFirst() {
        assertEquals(List.of(Backend.CUDA, Backend.CUDA_TF32, Backend.CPU, Backend.ND4J), order(ON_CPU, USABLE));
        assertEquals(List.of(Backend.CUDA, Backend.CUDA_TF32, Backend.ND4J, Backend.CPU), order(ON_CARD, USABLE));
        assertEquals(List.of(Backend.ND4J, Backend.CPU, Backend.CUDA), order(ON_CARD, NONE));
        assertEquals(List.of(Backend.CPU, Backend.ND4J, Backend.CUDA), order(ON_CPU, NONE));
    }

    @Test
    void theChoiceIsToldWithItsReason() {
        assertEquals(new Backends.Automatic(Backend.CPU, "Chose the backend cpu: the processor, because: No NVIDIA driver was found on this machine."),
                Backends.automatic(ON_CPU, NONE));
        assertEquals(new Backends.Automatic(Backend.CUDA, "Chose the backend cuda: On the card."), Backends.automatic(ON_CPU, USABLE));
        assertEquals(Backend.ND4J, Backends.automatic(ON_CARD, NONE).backend());
        assertEquals(new Backends.Automatic(Backend.CUDA, "Chose the backend cuda: On the card. ND4J can't."),
                Backends.automatic(new Nd4jState(true, false, "ND4J can't."), USABLE));
    }

    @Test
    void aCardThatStartsButCannotComputeIsNotChosen() {
        Emulator.installNew();
        Emulator.get().fail(Event.PRODUCT, 0, 3);
        Backends.Automatic chosen = Backends.automatic();
        assertEquals(Backend.CPU, chosen.backend());
        assertTrue(chosen.sentence().contains("The graphics card can't be used now (cublasSgemm_v2 of ")
                && chosen.sentence().endsWith("CUBLAS_STATUS_ALLOC_FAILED (3))."), chosen.sentence());
    }

    @Test
    void whoOnlyAsksLeavesNothingOnTheCard() {
        Emulator.installNew();
        Emulator emulator = Emulator.get();
        long handles = emulator.count(Event.HANDLE);
        long ended = emulator.count(Event.RESET);
        assertEquals(Backend.CUDA, Backends.look(Backends::available).getFirst().backend());
        assertEquals(ended + 1, emulator.count(Event.RESET));
        assertTrue(emulator.count(Event.HANDLE) > handles, "nothing was computed");
        assertEquals(0, (emulator.count(Event.HANDLE) - handles) % 2, "what was made was not destroyed");
        Emulator.installNew();
        assertEquals(Emulator.get().usedMemory(), Backends.look(Backends::cardMemory).map(m -> m.total() - m.free()).orElseThrow());
        assertEquals(ended + 2, emulator.count(Event.RESET));
    }

    @Test
    void nd4jIsNotTriedOnCardsThatItHasNoCodeFor() {
        assertEquals(Optional.empty(), Backends.nd4jRefusal(Optional.of(card(89))));
        assertEquals("ND4J's CUDA build runs on cards of capability 5.0 to 8.9 only, and Some card has 9.0.",
                Backends.nd4jRefusal(Optional.of(card(90))).orElseThrow());
        assertTrue(Backends.nd4jRefusal(Optional.of(card(37))).isPresent());
        assertTrue(Backends.nd4jRefusal(Optional.empty()).isPresent());
        assertFalse(Backends.available(new Nd4jState(true, false, "Not here."), USABLE).getLast().usable());
    }
}
