package sketchatlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> NAMES = List.of("batch_size", "z_size", "dec_rnn_size", "dec_model");

    @ParameterizedTest
    @CsvSource({"batchsize, batch_size", "Batch-Size, batch_size", "z_sise, z_size", "dec_rnn, dec_rnn_size", "model, dec_model",
            "rnn_size, dec_rnn_size", "size, z_size"})
    void findsTheNameThatWasMeant(String typed, String meant) {
        assertEquals(meant, NearestName.of(typed, NAMES).orElseThrow());
    }

    @Test
    void hasNothingToOfferWithoutCandidates() {
        assertTrue(NearestName.of("x", List.of()).isEmpty());
    }

    @Test
    void otherWordsAreNotSimilar() {
        assertTrue(NearestName.similar("umbrella", List.of("giraffe", "bus")).isEmpty());
        assertEquals("alarm clock", NearestName.similar("alarm-clok", List.of("alarm clock", "sun")).orElseThrow());
    }
}
