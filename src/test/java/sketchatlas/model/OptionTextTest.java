package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;

class OptionTextTest {
    @Test
    void readsTheAuthorsForm() {
        assertEquals(Map.of("categories", "[bee,bus]", "dec_model", "hyper", "batch_size", "128"),
                OptionText.assignments("categories=[bee,bus], dec_model=hyper, batch_size=128"));
    }

    @Test
    void readsQuotesLineBreaksAndATrailingComma() {
        assertEquals(Map.of("categories", "['alarm clock', \"wine, red\"]", "dec_model", "lstm"),
                OptionText.assignments("categories = ['alarm clock', \"wine, red\"],\n dec_model='lstm',\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ","})
    void nothingIsNoOption(String text) {
        assertTrue(OptionText.assignments(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[bee, alarm clock]", "['bee', 'alarm clock']", "[\"bee\",\"alarm clock\"]", "bee,alarm clock", " [ bee , alarm clock ,] "})
    void listsMayBeQuotedOrBare(String text) {
        assertEquals(List.of("bee", "alarm clock"), OptionText.list(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "batch_size|                 The option \"batch_size\" is incomplete; write name=value, as in batch_size=128.",
            "batch_size=|                The option \"batch_size=\" is incomplete; write name=value, as in batch_size=128.",
            "=128|                       The option \"=128\" is incomplete; write name=value, as in batch_size=128.",
            "z_size=1,z_size=2|          The option z_size is given twice; keep one of them.",
            "categories=[bee,z_size=2|   The options \"categories=[bee,z_size=2\" have a bracket [ without its partner; add that or take this away.",
            "categories=bee],z_size=2|   The options \"categories=bee],z_size=2\" have a bracket ] without its partner; add that or take this away.",
            "dec_model='lstm,z_size=2|   The options \"dec_model='lstm,z_size=2\" have a quote ' without its partner; add that or take this away."})
    void refusesWhatItCannotRead(String text, String message) {
        assertEquals(message, assertThrows(UserException.class, () -> OptionText.assignments(text)).getMessage());
    }
}
