package sketchatlas.nn;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Convolution columns and instance normalisation as ND4J operations; images lie as [channels, batch, pixels]. */
final class Nd4jImages {
    private static final double EPSILON = 1e-6;

    private Nd4jImages() {
    }

    /**
     * Of one tap of the filter, the output rows or columns whose source lies inside of the image.
     *
     * @param first the first of them
     * @param count how many
     * @param source where in the image the first one reads
     */
    private record Inside(int first, int count, int source) {
        static Inside of(Convolution c, int tap) {
            int shift = tap * c.dilation() - c.padBefore();
            int first = Math.max(0, Math.ceilDiv(-shift, c.stride()));
            int end = Math.min(c.outSize(), Math.ceilDiv(c.size() - shift, c.stride()));
            return new Inside(first, Math.max(0, end - first), first * c.stride() + shift);
        }
    }

    /** What one tap of the filter reads, [channels, count, height, width]: the part of the image, and its place in the columns. */
    private record Patch(INDArray image, INDArray columns) {
        /** Null where the tap only reads padding. */
        static Patch of(Convolution c, int tap, int batch, int first, int count, Nd4jFloats x, Nd4jFloats columns) {
            Inside rows = Inside.of(c, tap / 3);
            Inside across = Inside.of(c, tap % 3);
            if (rows.count() == 0 || across.count() == 0) {
                return null;
            }
            int[] shape = {c.inChannels(), count, rows.count(), across.count()};
            INDArray image = x.window(first * c.inPixels() + rows.source() * c.size() + across.source(), shape, batch * c.inPixels(),
                    c.inPixels(), c.stride() * c.size(), c.stride());
            int at = tap * c.inChannels() * count * c.outPixels() + rows.first() * c.outSize() + across.first();
            return new Patch(image, columns.window(at, shape, count * c.outPixels(), c.outPixels(), c.outSize(), 1));
        }
    }

    static void imageToColumns(Convolution c, int batch, int first, int count, Nd4jFloats x, float around, Nd4jFloats columns) {
        columns.vector(c.columnRows() * count * c.outPixels()).assign(around);
        for (int tap = 0; tap < Convolution.TAPS; tap++) {
            Patch patch = Patch.of(c, tap, batch, first, count, x, columns);
            if (patch != null) {
                patch.columns().assign(patch.image());
            }
        }
    }

    static void columnsToImage(Convolution c, int batch, int first, int count, Nd4jFloats columns, Nd4jFloats x) {
        for (int tap = 0; tap < Convolution.TAPS; tap++) {
            Patch patch = Patch.of(c, tap, batch, first, count, x, columns);
            if (patch != null) {
                patch.image().addi(patch.columns());
            }
        }
    }

    static void instanceNorm(int channels, int batch, int pixels, Nd4jFloats x, Nd4jFloats gamma, Nd4jFloats beta, Nd4jFloats rstd, Nd4jFloats y,
            boolean accumulate) {
        INDArray planes = x.matrix(channels * batch, pixels);
        // In double: most of a sketch's image is paper, and a rounded mean would move all of it across a relu's zero at once.
        INDArray centred = planes.castTo(DataType.DOUBLE);
        centred.subi(centred.mean(true, 1)); // [channels * batch, 1]
        INDArray variance = centred.mul(centred).mean(true, 1);
        INDArray r = Transforms.sqrt(variance.addi(EPSILON), false).rdivi(1);
        rstd.matrix(channels * batch, 1).assign(r.castTo(DataType.FLOAT));
        planes.assign(centred.muli(r).castTo(DataType.FLOAT));
        INDArray scaled = x.matrix(channels, batch * pixels).mul(gamma.matrix(channels, 1)).addi(beta.matrix(channels, 1));
        INDArray out = y.matrix(channels, batch * pixels);
        if (accumulate) {
            out.addi(scaled);
        } else {
            out.assign(scaled);
        }
    }

    static void instanceNormBackward(int channels, int batch, int pixels, Nd4jFloats x, Nd4jFloats gamma, Nd4jFloats rstd, Nd4jFloats dy,
            Nd4jFloats dgamma, Nd4jFloats dbeta) {
        INDArray normalised = x.matrix(channels * batch, pixels);
        INDArray d = dy.matrix(channels * batch, pixels);
        INDArray sum = d.sum(true, 1); // [channels * batch, 1]
        INDArray dot = d.mul(normalised).sum(true, 1);
        dbeta.vector(channels).addi(sum.reshape(channels, batch).sum(1));
        dgamma.vector(channels).addi(dot.reshape(channels, batch).sum(1));
        normalised.muli(dot.divi(pixels)).addi(sum.divi(pixels));
        d.subi(normalised, normalised);
        INDArray factor = rstd.matrix(channels, batch).mul(gamma.matrix(channels, 1));
        normalised.muli(factor.reshape((long) channels * batch, 1));
    }

    static void toChannelsLast(int channels, int batch, int pixels, Nd4jFloats x, Nd4jFloats nhwc) {
        nhwc.cube(batch, pixels, channels).assign(x.window(0, new int[] {batch, pixels, channels}, pixels, 1, batch * pixels));
    }

    static void toChannelsFirst(int channels, int batch, int pixels, Nd4jFloats nhwc, Nd4jFloats x) {
        x.cube(channels, batch, pixels).assign(nhwc.window(0, new int[] {channels, batch, pixels}, 1, pixels * channels, channels));
    }
}
