package sketchatlas.studio.viewmodel.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.Option;
import sketchatlas.model.Options;

class OptionsFormViewModelTest {
    private final OptionsFormViewModel form = new OptionsFormViewModel();

    @Test
    void everyOptionIsInOneGroupAndStartsAtItsDefault() {
        assertEquals(Options.ALL.size(), form.fields().size());
        assertEquals(Options.ALL.size(), Arrays.stream(OptionGroup.values()).mapToLong(g -> g.options().size()).sum());
        Options.ALL.forEach(option -> assertTrue(OptionGroup.of(option).options().contains(option)));
        assertEquals(Optional.of(HyperParameters.defaults()), form.optionsProperty().get());
    }

    @Test
    void aValueIsCheckedWhileItIsTyped() {
        type(Options.BATCH_SIZE, "12x");
        assertEquals("The option batch_size is \"12x\", but it must be a whole number from 1 to 65536.", problem(Options.BATCH_SIZE));
        assertEquals(Optional.empty(), form.optionsProperty().get());
        assertEquals(List.of(form.field(Options.BATCH_SIZE)), form.wrongProperty().get());
        type(Options.BATCH_SIZE, " 64 ");
        assertEquals("", problem(Options.BATCH_SIZE));
        assertEquals(64, form.optionsProperty().get().orElseThrow().batchSize());
    }

    @Test
    void aContradictionStandsAtTheOptionThatItIsAbout() {
        type(Options.LEARNING_RATE, "0.000001");
        assertTrue(problem(Options.MIN_LEARNING_RATE).contains("must not be above learning_rate"));
        assertEquals("", problem(Options.LEARNING_RATE));
        type(Options.MIN_LEARNING_RATE, "0");
        assertEquals(List.of(), form.wrongProperty().get());
        type(Options.SEMI_PERCENT, "0.1");
        type(Options.NUM_MIXTURE, "1");
        assertFalse(problem(Options.SEMI_PERCENT).isEmpty());
        type(Options.SEMI_PERCENT, "0");
        type(Options.NUM_SUB, "1");
        assertFalse(problem(Options.NUM_MIXTURE).isEmpty());
    }

    @Test
    void changesAreMarkedAgainstThePresetAndSetBackOneByOne() {
        form.startWith(HyperParameters.parse("batch_size=64, categories=[cat]"));
        OptionField batch = form.field(Options.BATCH_SIZE);
        assertTrue(batch.unusualProperty().get());
        assertFalse(batch.changedProperty().get());
        assertEquals("[bee,bus]", form.field(Options.CATEGORIES).textProperty().get(), "categories come with the data");
        type(Options.BATCH_SIZE, "1e2");
        type(Options.Z_SIZE, "128.");
        assertTrue(batch.changedProperty().get());
        assertFalse(form.field(Options.Z_SIZE).changedProperty().get(), "the same value, written otherwise");
        batch.setBack();
        assertEquals("64", batch.textProperty().get());
        assertFalse(batch.changedProperty().get());
    }

    @Test
    void anotherPresetForOtherDataKeepsWhatWasChanged() {
        form.startWith(HyperParameters.parse("num_mixture=2"));
        type(Options.BATCH_SIZE, "7");
        form.restartWith(HyperParameters.parse("num_mixture=8"));
        assertEquals("8", form.field(Options.NUM_MIXTURE).textProperty().get());
        assertEquals("7", form.field(Options.BATCH_SIZE).textProperty().get());
        form.setAllBack();
        assertEquals("128", form.field(Options.BATCH_SIZE).textProperty().get());
    }

    @Test
    void optionsAreFoundByNameAndMeaning() {
        form.searchProperty().set("  latent CODE ");
        assertTrue(found().contains("z_size"));
        assertFalse(found().contains("batch_size"));
        form.searchProperty().set("rnn size");
        assertEquals(List.of("dec_rnn_size"), found());
        form.searchProperty().set("");
        type(Options.SEED, "3");
        form.onlyChangedProperty().set(true);
        assertEquals(List.of("seed"), found());
    }

    @Test
    void optionsArePastedAsAWholeOrNotAtAll() {
        assertEquals(Optional.empty(), form.paste("z_size=64,\n dec_model='lstm', categories=[cat, alarm clock]"));
        HyperParameters options = form.optionsProperty().get().orElseThrow();
        assertEquals("categories=[cat,alarm clock], dec_model=lstm, z_size=64", form.difference(HyperParameters.defaults()));
        assertTrue(form.paste("z_size=32, batchsize=5").orElseThrow().contains("did you mean batch_size"));
        assertTrue(form.paste("learning_rate=0.1, min_learning_rate=0.5").isPresent());
        assertEquals(Optional.of(options), form.optionsProperty().get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"sketchatlas train --data_dir x --hparams \"z_size=32, batch_size=50\" --log_root y",
        "train --hparams='z_size=32, batch_size=50'", "train --hparams z_size=32,batch_size=50 --data_dir x",
        "train --hparams \"z_size=32, \\ batch_size=50\""})
    void theOptionsOfACommandArePasted(String command) {
        assertEquals(Optional.empty(), form.paste(command));
        assertEquals("z_size=32, batch_size=50", form.difference(HyperParameters.defaults()));
    }

    @Test
    void whatWasCopiedCanBePasted() {
        form.paste("decay_rate=0.95, latent_start=700, refine_images=True, num_sub=3");
        String copied = form.difference(HyperParameters.defaults());
        OptionsFormViewModel other = new OptionsFormViewModel();
        other.paste(copied);
        assertEquals(form.optionsProperty().get(), other.optionsProperty().get());
    }

    @Test
    void pastingMendsAFormThatIsWrong() {
        type(Options.Z_SIZE, "many");
        assertEquals(Optional.empty(), form.paste("batch_size=10"));
        assertEquals(10, form.optionsProperty().get().orElseThrow().batchSize());
    }

    @ParameterizedTest
    @CsvSource({"batch_size,128,138,118", "batch_size,1,2,1", "batch_size,100,110,99", "dec_rnn_size,2048,2148,1948", "png_width,48,64,32", "png_width,16,32,16",
        "learning_rate,0.001,0.0011,0.00099", "semi_percent,0,0.05,0", "grad_clip,1,1.1,0.99", "seed,-1,0,-2", "num_steps,1000001,1100001,900001",
        "batch_size,words,words,words"})
    void numbersAreSteppedWithinTheirRange(String name, String from, String up, String down) {
        OptionField field = form.field(Options.named(name));
        field.textProperty().set(from);
        field.step(true);
        assertEquals(up, field.textProperty().get());
        field.textProperty().set(from);
        field.step(false);
        assertEquals(down, field.textProperty().get());
    }

    @Test
    void moreChecksSpeakWhereTheyBelong() {
        form.addCheck(options -> options.zSize() > 100 ? Optional.of(new OptionsFormViewModel.Problem(Options.Z_SIZE, "too long")) : Optional.empty());
        assertEquals("too long", problem(Options.Z_SIZE));
        assertEquals(Optional.empty(), form.optionsProperty().get());
        type(Options.Z_SIZE, "100");
        assertEquals("", problem(Options.Z_SIZE));
    }

    private void type(Option<?> option, String text) {
        form.field(option).textProperty().set(text);
    }

    private String problem(Option<?> option) {
        return form.field(option).problemProperty().get();
    }

    private List<String> found() {
        return form.foundProperty().get().stream().map(f -> f.option().name()).toList();
    }
}
