package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sketchatlas.model.ListsAgreementTest.FREELY;
import static sketchatlas.model.ListsAgreementTest.assertClose;
import static sketchatlas.model.ListsAgreementTest.assertSameDrawings;
import static sketchatlas.model.ListsAgreementTest.codes;
import static sketchatlas.model.ListsAgreementTest.losses;
import static sketchatlas.model.ListsAgreementTest.sketches;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.UserException;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Backends;
import sketchatlas.nn.cuda.CudaDevice;
import sketchatlas.nn.cuda.Emulator;
import sketchatlas.sketch.Sketch;

/** When a card is taken for lists of sketches, and what becomes of them where it fails: on an emulated one. */
class DeviceModelTest {
    private static final int MANY = 600; // more than are under way at once
    private static final int LAUNCH_FAILED = 719;
    private static final int PRODUCT_FAILED = 14;
    private static final int OUT_OF_MEMORY = 2;
    /** Bytes of the largest piece of memory for encoding sixteen images of 16 x 16 pixels, and somewhat more. */
    private static final long SIXTEEN_IMAGES = 1_300_000;

    private final List<String> notes = new ArrayList<>();
    private final TinyModel tiny = new TinyModel();
    private Emulator card;

    @BeforeEach
    void card() {
        card = Emulator.get();
        Emulator.installNew();
    }

    @AfterEach
    void noCard() {
        Emulator.remove();
        card.whole();
    }

    private SketchModel onCard() {
        return tiny.model(BatchBackend.of(Backend.CUDA, notes::add));
    }

    @Test
    void whatALostCardLeavesUndoneTheProcessorDraws() {
        SketchModel onCard = onCard();
        List<Integer> told = new ArrayList<>();
        BatchProgress breaking = (done, _) -> {
            told.add(done);
            if (done > MANY / 2) {
                card.fail(Emulator.Event.LAUNCH, 0, LAUNCH_FAILED);
            }
        };
        List<Sketch> expected = tiny.model().decodeAll(codes(MANY), FREELY, BatchProgress.NONE);
        assertSameDrawings(expected, onCard.decodeAll(codes(MANY), FREELY, breaking));
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.getFirst().matches("The graphics card has failed \\(cuLaunchKernel of \\w+, .*\\(719\\), unspecified launch failure\\): the processor"
                + " goes on with what is not done yet\\."), notes.getFirst());
        assertEquals(told.stream().sorted().distinct().toList(), told, "what was done stays done");
        assertEquals(MANY, told.getLast());
        assertTrue(onCard.listBackend().isEmpty());
        assertEquals(expected, onCard.decodeAll(codes(MANY), FREELY, BatchProgress.NONE), "from now on it is the processor's work");
        assertArrayEquals(tiny.model().encode(sketches(1).getFirst()).mu(), onCard.encodeAll(sketches(1), BatchProgress.NONE).getFirst().mu());
        assertEquals(losses(tiny.model()), losses(onCard));
        assertEquals(1, notes.size(), notes.toString());
    }

    @Test
    void whatALostCardLeavesUndoneTheProcessorEncodes() {
        SketchModel onCard = onCard();
        List<Sketch> sketches = sketches(40);
        card.largest(SIXTEEN_IMAGES);
        List<LatentCode> actual = onCard.encodeAll(sketches, (done, _) -> {
            if (done > 16) {
                card.fail(Emulator.Event.PRODUCT, 0, PRODUCT_FAILED);
            }
        });
        List<LatentCode> expected = tiny.model().encodeAll(sketches, BatchProgress.NONE);
        assertClose(expected, actual);
        assertArrayEquals(expected.getLast().mu(), actual.getLast().mu(), "the processor's");
        assertEquals(1, notes.size(), notes.toString());
    }

    @Test
    void lossesThatACardCanNotMeasureTheProcessorDoes() {
        SketchModel onCard = onCard();
        card.fail(Emulator.Event.LAUNCH, 20, LAUNCH_FAILED);
        assertEquals(losses(tiny.model()), losses(onCard));
        assertEquals(1, notes.size(), notes.toString());
    }

    @Test
    void whereMemoryIsShortBatchesGetSmaller() {
        SketchModel onCard = onCard();
        long before = card.count(Emulator.Event.ALLOCATION);
        card.largest(SIXTEEN_IMAGES);
        assertClose(tiny.model().encodeAll(sketches(40), BatchProgress.NONE), onCard.encodeAll(sketches(40), BatchProgress.NONE));
        assertSameDrawings(tiny.model().decodeAll(codes(MANY), FREELY, BatchProgress.NONE), onCard.decodeAll(codes(MANY), FREELY, BatchProgress.NONE));
        LossMeter.Losses expected = losses(tiny.model());
        assertEquals(expected.stroke(), losses(onCard).stroke(), 1e-4 * expected.stroke());
        assertTrue(card.count(Emulator.Event.ALLOCATION) > before, "nothing was allocated");
        assertEquals(List.of(), notes);
        assertTrue(onCard.listBackend().isPresent());
    }

    @Test
    void whereThereIsNoMemoryTheProcessorTakesOver() {
        SketchModel onCard = onCard();
        card.fail(Emulator.Event.ALLOCATION, 0, OUT_OF_MEMORY);
        assertEquals(tiny.model().decodeAll(codes(MANY), FREELY, BatchProgress.NONE), onCard.decodeAll(codes(MANY), FREELY, BatchProgress.NONE));
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.getFirst().startsWith("The memory of the graphics card is too small for this (cuMemAlloc_v2 of "), notes.getFirst());
        assertTrue(notes.getFirst().endsWith("): the processor goes on with it."), notes.getFirst());
    }

    @Test
    void whereNotEvenTheParametersFitItIsSaidAtOnce() {
        card.largest(10_000);
        SketchModel onCard = onCard();
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(onCard.listBackend().isEmpty());
        assertEquals(tiny.model().decodeAll(codes(3), FREELY, BatchProgress.NONE), onCard.decodeAll(codes(3), FREELY, BatchProgress.NONE));
    }

    @Test
    void whatIsNotWantedAnyMoreEndsOnACardToo() {
        SketchModel onCard = onCard();
        BatchProgress never = new BatchProgress() {
            @Override
            public void done(int done, int total) {
                // nothing to note
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> onCard.decodeAll(codes(MANY), FREELY, never));
        assertThrows(CancellationException.class, () -> onCard.encodeAll(sketches(5), never));
        assertEquals(List.of(), notes);
        assertSameDrawings(tiny.model().decodeAll(codes(MANY), FREELY, BatchProgress.NONE), onCard.decodeAll(codes(MANY), FREELY, BatchProgress.NONE));
        assertTrue(onCard.listBackend().isPresent());
    }

    @Test
    void aCardIsLookedForOnceTheListsAreWorthItTogether() {
        AtomicInteger asked = new AtomicInteger();
        double each = ProcessorTime.of(tiny.config(), new SketchNetwork(tiny.hyperParameters()).layout()).ofCodes(10);
        SketchModel model = tiny.model(BatchBackend.automatic(3.5 * each, () -> {
            asked.incrementAndGet();
            return new Backends.Automatic(Backend.CUDA, "Chose the card.");
        }, notes::add));
        List<Sketch> ten = Collections.nCopies(10, sketches(1).getFirst());
        for (int i = 0; i < 3; i++) {
            model.encodeAll(ten, BatchProgress.NONE);
        }
        assertEquals(0, asked.get());
        assertEquals(Optional.empty(), model.listBackend());
        model.encodeAll(ten, BatchProgress.NONE);
        model.encodeAll(ten, BatchProgress.NONE);
        assertEquals(1, asked.get());
        assertEquals(List.of("Chose the card."), notes);
        assertTrue(model.listBackend().isPresent());
    }

    @Test
    void theWorkIsThatOfTheModel() {
        ProcessorTime small = ProcessorTime.of(tiny.config(), new SketchNetwork(tiny.hyperParameters()).layout());
        HyperParameters published = HyperParameters.parse("dec_rnn_size=2048,dec_model=hyper");
        ProcessorTime large = ProcessorTime.of(new ModelConfig("large", published, 1, TinyModel.LONGEST, 0, Map.of()),
                new SketchNetwork(published).layout());
        assertTrue(small.ofDrawings(300) < 0.1, "a card takes longer to start: " + small);
        assertTrue(large.ofDrawings(300) > 100 * small.ofDrawings(300), large + " " + small);
        assertEquals(9 * small.ofCodes(7), large.ofCodes(7), 1e-9, "48 x 48 pixels instead of 16 x 16");
    }

    @Test
    void withoutACardNothingIsSaid() {
        SketchModel model = tiny.model(BatchBackend.automatic(1e-9, () -> new Backends.Automatic(Backend.CPU, "Chose the processor."), notes::add));
        assertEquals(tiny.model().decodeAll(codes(9), FREELY, BatchProgress.NONE), model.decodeAll(codes(9), FREELY, BatchProgress.NONE));
        assertEquals(List.of(), notes);
        assertEquals(Optional.empty(), model.listBackend());
        assertEquals(Optional.empty(), tiny.model().listBackend());
        assertEquals(Optional.empty(), tiny.model(BatchBackend.of(Backend.CPU, notes::add)).listBackend());
    }

    @Test
    void aCardThatWasNamedAndIsNotThereIsSaidBeforeAnyWork() {
        Emulator.remove();
        System.setProperty(CudaDevice.LIBRARIES_PROPERTY, "target/no such folder");
        try {
            assertThrows(UserException.class, this::onCard);
        } finally {
            System.clearProperty(CudaDevice.LIBRARIES_PROPERTY);
        }
    }
}
