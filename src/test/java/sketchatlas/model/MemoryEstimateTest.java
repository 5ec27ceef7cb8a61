package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.data.Batch;
import sketchatlas.nn.Backend;
import sketchatlas.nn.cuda.Emulator;

class MemoryEstimateTest {
    private static final long GB = 1_000_000_000;

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Batch batch(HyperParameters hp, int steps) {
        int size = hp.batchSize();
        float[] sequences = new float[size * (steps + 1) * 5];
        for (int i = 2; i < sequences.length; i += 5) {
            sequences[i] = 1; // the pen draws on
        }
        int[] lengths = new int[size];
        java.util.Arrays.fill(lengths, steps);
        return new Batch(size, steps, new float[size * hp.pngWidth() * hp.pngWidth()], sequences, lengths, new int[size], new boolean[size]);
    }

    /** Models whose state, whose images and whose steps take the most. */
    @ParameterizedTest
    @ValueSource(strings = {"dec_model=layer_norm,dec_rnn_size=512,batch_size=4,png_width=16", "dec_model=lstm,dec_rnn_size=16,batch_size=24,png_width=48",
            "dec_model=lstm,dec_rnn_size=64,batch_size=64,png_width=16", "dec_model=layer_norm,dec_rnn_size=64,batch_size=48,png_width=16",
            "dec_model=hyper,dec_rnn_size=64,batch_size=24,png_width=16"})
    void isWhatATrainingTakes(String options) {
        HyperParameters hp = HyperParameters.parse("z_size=16," + options);
        int steps = hp.batchSize() > 4 ? 100 : 2;
        long before = used();
        List<Object> held = new ArrayList<>();
        try (TrainableModel model = TrainableModel.create(hp, 2)) {
            for (int i = 0; i < 5; i++) {
                held.add(batch(hp, steps));
            }
            model.step((Batch) held.getLast(), 4, 1); // strokes
            model.step((Batch) held.getLast(), 5, 2); // images
            held.add(model.tensors(true)); // the best state
            held.add(model.tensors(true)); // the one that is being saved
            held.add(model.tensors(false)); // on its way to the file
            double ratio = (double) MemoryEstimate.of(hp, steps, 2).total() / (used() - before);
            // The collector counts large arrays in whole regions, which makes these small ones larger than they are.
            assertTrue(ratio > 0.65 && ratio < 1.35, "the estimate is " + ratio + " times what is used");
        }
        assertEquals(8, held.size());
    }

    /** The same of a card: what is taken of an emulated one's memory while a step goes through it. */
    @ParameterizedTest
    @ValueSource(strings = {"dec_model=layer_norm,dec_rnn_size=512,batch_size=4,png_width=16", "dec_model=lstm,dec_rnn_size=16,batch_size=128,png_width=48",
            "dec_model=lstm,dec_rnn_size=64,batch_size=64,png_width=16", "dec_model=layer_norm,dec_rnn_size=256,batch_size=64,png_width=48",
            "dec_model=hyper,dec_rnn_size=64,batch_size=24,png_width=16", "dec_model=hyper,dec_rnn_size=256,batch_size=16,png_width=16",
            "dec_model=layer_norm,dec_rnn_size=128,batch_size=64,png_width=16,use_input_dropout=True,use_output_dropout=True",
            "dec_model=lstm,dec_rnn_size=128,batch_size=64,png_width=16,use_recurrent_dropout=False"})
    void isWhatATrainingTakesOfACard(String options) {
        Emulator card = Emulator.get();
        Emulator.installNew();
        try {
            HyperParameters hp = HyperParameters.parse("z_size=16," + options);
            int steps = hp.batchSize() > 4 ? 100 : 2;
            Backend.CUDA.create(); // has the card checked
            card.idle();
            long before = card.usedMemory();
            long freed = card.count(Emulator.Event.FREEING);
            try (TrainableModel model = TrainableModel.create(hp, Backend.CUDA, 1)) {
                model.step(batch(hp, steps), 2004, 1); // strokes
                model.step(batch(hp, steps), 5, 2); // images
            }
            assertEquals(freed, card.count(Emulator.Event.FREEING), "as nothing was freed, what is taken now is the most that was taken");
            MemoryEstimate estimate = MemoryEstimate.ofCard(hp, steps);
            double ratio = (double) (estimate.total() - MemoryEstimate.CARD_OVERHEAD) / (card.usedMemory() - before);
            assertTrue(ratio > 0.92 && ratio < 1.08, "the estimate is " + ratio + " times what is taken");
        } finally {
            Emulator.remove();
            card.whole();
        }
    }

    @Test
    void whatDoesNotFitOnACardIsSaidOfTheCard() {
        MemoryEstimate estimate = MemoryEstimate.ofCard(HyperParameters.parse("batch_size=2000,dec_rnn_size=512,dec_model=lstm"), 160);
        estimate.require(80 * GB);
        int fitting = estimate.largestBatch(8 * GB);
        String message = assertThrows(UserException.class, () -> estimate.require(8 * GB)).getMessage();
        assertTrue(message.matches("This training needs about \\d+(\\.\\d)? GB of the graphics card's memory, but it has 8\\.0 GB: choose a batch_size of at most "
                + fitting + ", or a smaller .*, or train on the processor\\."), message);
    }

    @Test
    void refusesWithTheNumbersAndWithWhatWouldFit() {
        MemoryEstimate huge = MemoryEstimate.of(HyperParameters.parse("batch_size=65536,dec_rnn_size=2048"), 160, 2);
        assertFalse(huge.fits(6 * GB));
        String message = assertThrows(UserException.class, () -> huge.require(6 * GB)).getMessage();
        assertTrue(message.contains("a smaller ") && message.contains("dec_rnn_size than 2048 or max_seq_len than 160"), message);
        HyperParameters large = HyperParameters.parse("batch_size=2000,dec_rnn_size=512,dec_model=lstm");
        MemoryEstimate estimate = MemoryEstimate.of(large, 160, 2);
        message = assertThrows(UserException.class, () -> estimate.require(2 * GB)).getMessage();
        int fitting = estimate.largestBatch(2 * GB);
        assertTrue(message.matches("This training needs about \\d+(\\.\\d)? GB of memory, but the program may use 2\\.0 GB: choose a batch_size of at most "
                + fitting + ", or .*"), message);
        assertTrue(MemoryEstimate.of(large.with("batch_size", "" + fitting), 160, 2).fits(2 * GB));
        assertFalse(MemoryEstimate.of(large.with("batch_size", "" + (fitting + 1)), 160, 2).fits(2 * GB));
        assertEquals(0, estimate.largestBatch(0));
    }

    @Test
    void refusesArraysThatCannotBe() {
        MemoryEstimate wide = MemoryEstimate.of(HyperParameters.parse("batch_size=65536,dec_rnn_size=2048"), 160, 2);
        String message = assertThrows(UserException.class, () -> wide.require(Long.MAX_VALUE)).getMessage();
        assertTrue(message.contains("more than can be"), message);
    }
}
