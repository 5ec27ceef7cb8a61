package sketchatlas.explore.calculators;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenCodes;
import sketchatlas.explore.workbench.WorkbenchJob;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/**
 * Makes a calculator of two sets of things: the difference of their mean codes.
 *
 * @param name of the calculator
 * @param plus what it is to lead to, at least one
 * @param plusDescription what they are, for people
 * @param minus what it is to lead away from, at least one
 * @param minusDescription what they are, for people
 */
public record CalculatorMaker(String name, List<SketchToken> plus, String plusDescription, List<SketchToken> minus, String minusDescription)
        implements WorkbenchJob<LatentCalculator> {
    private static final int FEWEST = 4;

    public CalculatorMaker {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
        if (plus.isEmpty() || minus.isEmpty()) {
            throw new IllegalArgumentException("a calculator of " + plus.size() + " and " + minus.size() + " things");
        }
    }

    /**
     * A calculator of an attribute: sketches with more of it against sketches with less, or the same sketches changed both ways.
     *
     * @param what the sketches are, for people
     * @throws UserException if there are too few
     */
    public static CalculatorMaker of(String name, Attribute attribute, List<Sketch> sketches, String what) {
        if (sketches.size() < FEWEST) {
            throw new UserException("A calculator of \"" + attribute.label() + "\" needs at least " + FEWEST + " sketches, not " + sketches.size() + ".");
        }
        Attribute.Sides sides = attribute.sides(sketches);
        return new CalculatorMaker(name, tokens(sides.more()), what + ", " + attribute.description(), tokens(sides.less()),
                what + ", the opposite");
    }

    private static List<SketchToken> tokens(List<Sketch> sketches) {
        return sketches.stream().map(s -> SketchToken.of("", new Provenance(Provenance.Kind.DATA_SKETCH, ""), s)).toList();
    }

    @Override
    public LatentCalculator run(SketchModel model, JobWatch watch) {
        List<Code> codes = TokenCodes.codes(model, Stream.concat(plus.stream(), minus.stream()).toList(), watch);
        Code change = Code.mean(codes.subList(0, plus.size())).minus(Code.mean(codes.subList(plus.size(), codes.size())));
        if (!(change.norm() > 0)) {
            throw new UserException("The calculator \"" + name + "\" would change nothing: both sides have the same mean.");
        }
        return new LatentCalculator(name, new ModelCode(model.config().id(), change), Side.of(plusDescription, codes.subList(0, plus.size()), count(plus)),
                Side.of(minusDescription, codes.subList(plus.size(), codes.size()), count(minus)), Optional.empty());
    }

    private static int count(List<SketchToken> tokens) {
        return tokens.stream().mapToInt(token -> token.provenance().count()).sum();
    }
}
