package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossScheduleTest {
    private static final HyperParameters HIERARCHY = HyperParameters.defaults();
    private static final HyperParameters FLAT = HyperParameters.parse("latent_mode=flat");

    @ParameterizedTest
    @CsvSource({
            "0,      0.0001,              1, 0", // 0.1 (1 - 0.999)
            "1,      0.00010999,          0, 1", // 0.1 (1 - 0.999 * 0.9999)
            "4,      0.000139954006400,  1, 0",
            "999,    0.0095981537,        0, 1",
            "1000,   0.0096071939,        1, 0",
            "1001,   0.0096162332,        1, 0",
            "100000, 0.0999954668,        1, 0"})
    void hierarchyTrainsPicturesInThreeOfFourStepsBeforeStepThousand(long step, double latent, double stroke, double image) {
        LossSchedule schedule = LossSchedule.at(step, HIERARCHY);
        assertEquals(latent, schedule.latentWeight(), 1e-9);
        assertEquals(stroke, schedule.strokeWeight());
        assertEquals(image, schedule.imageWeight());
        assertEquals(false, schedule.squaredImage());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.001", "1, 0.0010999", "1001, 0.096162332"})
    void flatTrainsEverythingInEveryStep(long step, double latent) {
        assertEquals(new LossSchedule(LossSchedule.at(step, FLAT).latentWeight(), 1, 0.5, true), LossSchedule.at(step, FLAT));
        assertEquals(latent, LossSchedule.at(step, FLAT).latentWeight(), 1e-8);
    }

    @Test
    void componentsCountFromLatentStartOnAsIfTheyAlwaysHad() {
        HyperParameters later = HIERARCHY.with("latent_start", "500");
        assertEquals(0, LossSchedule.at(499, later).latentWeight());
        assertEquals(LossSchedule.at(500, HIERARCHY), LossSchedule.at(500, later));
    }

    @Test
    void deWeightWeighsThePictures() {
        assertEquals(3, LossSchedule.at(1, HIERARCHY.with("de_weight", "1.5")).imageWeight());
        assertEquals(1.5, LossSchedule.at(1, FLAT.with("de_weight", "1.5")).imageWeight());
    }

    @Test
    void lossesThatDoNotCountMayBeNoNumbers() {
        assertEquals(0.5 * 4 + 6, new LossSchedule(0.5, 2, 0, false).total(4, 3, Double.NaN));
        assertEquals(0.5 * 4 + 6, new LossSchedule(0.5, 0, 2, false).total(4, Double.NaN, 3));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.001", "3, 0.000999901", "30000, 0.0003741824", "100000000, 0.00001"})
    void learningRateDecaysToItsMinimum(long step, double rate) {
        assertEquals(rate, LossSchedule.learningRate(step, HIERARCHY), 1e-9);
    }
}
