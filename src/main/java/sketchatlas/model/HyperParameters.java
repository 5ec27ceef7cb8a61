package sketchatlas.model;

import java.util.List;
import sketchatlas.data.Augmentation;
import sketchatlas.nn.CellType;

/** The options of a model and its training. */
public record HyperParameters(List<String> categories, long numSteps, int saveEvery, int decRnnSize, CellType decModel, int maxSeqLen,
        int zSize, int batchSize, int numMixture, double learningRate, double decayRate, double minLearningRate, double gradClip,
        double deWeight, boolean useRecurrentDropout, double recurrentDropoutProb, boolean useInputDropout, double inputDropoutProb,
        boolean useOutputDropout, double outputDropoutProb, double randomScaleFactor, double augmentStrokeProb, double pngScaleRatio,
        double pngRotateAngle, double pngTranslateDist, boolean isTraining, int pngWidth, int numSub, double semiPercent,
        boolean semiBalanced, int numPerCategory, int numLayerI, int numLayerJ, LatentMode latentMode, long seed) {

    /** K = L, the number of components in each level. */
    public int components() {
        return numLayerI > 0 ? numLayerI : numMixture * numSub;
    }

    public Augmentation augmentation() {
        return new Augmentation(randomScaleFactor, augmentStrokeProb, pngScaleRatio, pngRotateAngle, pngTranslateDist);
    }
}
