package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.nn.CellType;

class HyperParametersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The whole list of options with their defaults, as published. */
    private static final String PUBLISHED = """
            categories=['bee', 'bus'], num_steps=1000001, save_every=1, dec_rnn_size=2048, dec_model='hyper', max_seq_len=-1, z_size=128,
            batch_size=128, num_mixture=5, learning_rate=0.001, decay_rate=0.9999, min_learning_rate=0.00001, grad_clip=1., de_weight=0.5,
            use_recurrent_dropout=True, recurrent_dropout_prob=0.90, use_input_dropout=False, input_dropout_prob=0.90,
            use_output_dropout=False, output_dropout_prob=0.9, random_scale_factor=0.10, augment_stroke_prob=0.10, png_scale_ratio=0.98,
            png_rotate_angle=0, png_translate_dist=0, is_training=True, png_width=48, num_sub=2, semi_percent=0.0, semi_balanced=False,
            num_per_category=70000""";

    private static String message(String options) {
        return assertThrows(UserException.class, () -> HyperParameters.parse(options), options).getMessage();
    }

    @Test
    void defaultsAreThePublishedOnes() {
        assertEquals(HyperParameters.defaults(), HyperParameters.parse(PUBLISHED));
        assertEquals(10, HyperParameters.defaults().components());
    }

    @Test
    void everyPublishedOptionIsReadIntoItsOwnComponent() {
        HyperParameters p = HyperParameters.parse("""
                categories=[sun,alarm clock], num_steps=11, save_every=2, dec_rnn_size=13, dec_model=lstm, max_seq_len=14, z_size=15,
                batch_size=16, num_mixture=17, learning_rate=.18, decay_rate=0.19, min_learning_rate=2e-3, grad_clip=21, de_weight=22,
                use_recurrent_dropout=False, recurrent_dropout_prob=0.23, use_input_dropout=True, input_dropout_prob=0.24,
                use_output_dropout=true, output_dropout_prob=0.25, random_scale_factor=0.26, augment_stroke_prob=0.27,
                png_scale_ratio=0.28, png_rotate_angle=29, png_translate_dist=30, is_training=false, png_width=64, num_sub=32,
                semi_percent=0.33, semi_balanced=1, num_per_category=34, num_layer_i=70, num_layer_j=70, latent_mode=flat, seed=-38,
                bucket_by_length=False, latent_start=39, refine_images=True, random_mirror_prob=0.4, random_rotate_angle=41,
                redraw_images=True, pen_noise=0.42, balance_categories=True""");
        assertEquals(new HyperParameters(List.of("sun", "alarm clock"), 11, 2, 13, CellType.LSTM, 14, 15, 16, 17, 0.18, 0.19, 0.002, 21, 22,
                false, 0.23, true, 0.24, true, 0.25, 0.26, 0.27, 0.28, 29, 30, false, 64, 32, 0.33, true, 34, 70, 70, LatentMode.FLAT, -38,
                false, 39, true, 0.4, 41, true, 0.42, true),
                p);
    }

    @Test
    void theTableHasAnOptionForEachComponentInItsOrder() {
        List<String> components = Arrays.stream(HyperParameters.class.getRecordComponents())
                .map(c -> c.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT)).toList();
        assertEquals(components, Options.ALL.stream().map(Option::name).toList());
    }

    static List<Option<?>> options() {
        return Options.ALL;
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionReadsBackItsDefault(Option<?> option) {
        assertEquals(option.defaultValue(), option.parse(option.defaultText()), option.name());
        assertTrue(option.meaning().endsWith("."), option.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dec_rnn_size=0", "dec_rnn_size=1.5", "z_size=many", "z_size=99999999999", "batch_size=-1", "num_steps=0",
            "save_every=0", "max_seq_len=0", "max_seq_len=-2", "num_mixture=0", "learning_rate=0", "learning_rate=NaN",
            "learning_rate=1e999", "decay_rate=1.1", "min_learning_rate=-1", "grad_clip=0", "de_weight=-0.1", "recurrent_dropout_prob=0",
            "input_dropout_prob=2", "output_dropout_prob=0", "random_scale_factor=1", "augment_stroke_prob=1", "png_scale_ratio=0",
            "png_rotate_angle=181", "png_translate_dist=-1", "is_training=maybe", "png_width=50", "png_width=8", "png_width=144",
            "num_sub=0", "semi_percent=10", "num_per_category=0", "num_layer_i=-1", "num_layer_j=2000", "latent_mode=deep",
            "dec_model=gru", "seed=a", "categories=[]", "categories=[bee,bee]", "categories=[../bee]", "use_input_dropout=2"})
    void refusesAValueOutsideOfItsRangeNamingOptionValueAndRange(String option) {
        String[] parts = option.split("=");
        String message = message(option);
        String range = Options.named(parts[0]).range();
        assertTrue(message.startsWith("The option " + parts[0] + " is ") && message.endsWith(", but it must be " + range + "."), message);
    }

    @Test
    void aRefusalIsOneSentence() {
        assertEquals("The option batch_size is 0, but it must be a whole number from 1 to 65536.", message("batch_size=0"));
        assertEquals("The option dec_model is \"gru\", but it must be lstm, layer_norm or hyper.", message("dec_model=gru"));
    }

    @ParameterizedTest
    @CsvSource({"batchsize=1, batch_size", "rnn_size=5, dec_rnn_size", "semi_precent=0, semi_percent", "num_layers_i=4, num_layer_i"})
    void anUnknownOptionIsAnsweredWithTheNearest(String option, String nearest) {
        assertEquals("There is no option \"" + option.split("=")[0] + "\"; did you mean " + nearest + "?", message(option));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "min_learning_rate=0.01;                     min_learning_rate is 0.01",
            "png_translate_dist=25;                      at most half of png_width, which is 48",
            "num_layer_i=16,num_layer_j=12;              num_layer_i and num_layer_j are 16 and 12",
            "num_mixture=1000,num_sub=2;                 2000 components",
            "num_mixture=1,num_sub=1;                    at least 2 components",
            "semi_percent=0.5,num_mixture=1;             needs num_sub components for each category, 4 in all, but there are 2"})
    void refusesOptionsThatContradictEachOther(String options, String part) {
        String message = message(options);
        assertTrue(message.contains(part), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"num_mixture=8,num_sub=2; 16", "num_layer_i=12; 12", "num_layer_j=14; 14",
            "num_layer_i=16,num_layer_j=16; 16", "latent_mode=flat,num_mixture=1,num_sub=1; 1"})
    void theLevelsHaveAsManyComponentsAsTheOptionsSay(String options, int components) {
        assertEquals(components, HyperParameters.parse(options).components());
    }

    @Test
    void publishedImageWeightCountsTheLossOnceInTheHierarchy() {
        assertEquals(1, HyperParameters.defaults().imageLossWeight());
        assertEquals(0.5, HyperParameters.parse("latent_mode=flat").imageLossWeight());
        assertEquals(0.4, HyperParameters.parse("de_weight=0.2").imageLossWeight());
    }

    @Test
    void oneOptionIsChangedAndTheOthersStay() {
        HyperParameters changed = HyperParameters.parse("z_size=64").with("dec_model", "layer_norm");
        assertEquals(64, changed.zSize());
        assertEquals(CellType.LAYER_NORM, changed.decModel());
    }

    @Test
    void severalOptionsAreJudgedTogether() {
        HyperParameters sixteen = HyperParameters.parse("num_layer_i=16,num_layer_j=16");
        assertThrows(UserException.class, () -> sixteen.with("num_layer_i", "8"));
        assertEquals(8, sixteen.withAll(Map.of("num_layer_i", "8", "num_layer_j", "8")).components());
    }

    @Test
    void textAndJsonReadBackAsTheSame() throws Exception {
        HyperParameters p = HyperParameters.parse("categories=[alarm clock,sun],learning_rate=0.000123456789012345,dec_model=lstm,seed=9223372036854775807");
        assertEquals(p, HyperParameters.defaults().withAll(p.toMap()));
        JsonNode reread = JSON.readTree(JSON.writeValueAsString(p.toJson()));
        assertEquals(p, HyperParameters.fromJson(reread, name -> {
            throw new AssertionError(name);
        }));
    }

    @Test
    void readsTheConfigurationThatTheAuthorsProgramWrites() throws Exception {
        List<String> ignored = new ArrayList<>();
        HyperParameters p = HyperParameters.fromJson(JSON.readTree("""
                {"categories": ["bee", "alarm clock"], "num_layer_i": 16, "num_layer_j": 16, "max_seq_len": 157, "batch_size": 200.0,
                 "learning_rate": 0.001, "dec_model": "layer_norm", "is_training": false, "gpu": "0", "png_width": null}"""), ignored::add);
        assertEquals(HyperParameters.parse("categories=[bee,alarm clock],num_layer_i=16,num_layer_j=16,max_seq_len=157,batch_size=200,"
                + "dec_model=layer_norm,is_training=False"), p);
        assertEquals(List.of("gpu"), ignored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"z_size\": \"big\"}", "{\"z_size\": [128]}", "{\"z_size\": 1e300}", "{\"categories\": {\"a\": 1}}", "[1]", "7"})
    void refusesJsonThatIsNoConfiguration(String json) throws Exception {
        JsonNode node = JSON.readTree(json);
        assertThrows(UserException.class, () -> HyperParameters.fromJson(node, name -> {
        }));
    }
}
