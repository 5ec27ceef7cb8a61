// The kernels of sketchatlas.nn.CudaKernels, compiled by NVRTC for the card that they run on; sketchatlas.nn.Kernels says what each computes.
//
// Written so that they can be checked on a processor as well (src/test/native): no warp intrinsics, no dynamic shared memory, no texture.
// Every sum has a fixed order, so that a run can be repeated to the last bit on the same card. Matrices are row-major.
//
// "Elements" kernels take any grid of one dimension; "row" kernels take a block per row, whose width is a power of two up to LANES.

#define LANES 256
#define TILE 32
#define DOWN 8

typedef long long Index;

#define EACH(i, n) for (Index i = blockIdx.x * (Index) blockDim.x + threadIdx.x; i < (n); i += (Index) blockDim.x * gridDim.x)

// ---------------------------------------------------------------------------------------------------- sums over a block

// Each of PARTS lanes sums up its share of the block's values, then every lane sums up the parts: two barriers. All threads of the block must
// come here, and all get the sum. Calls may follow each other without a barrier, for a lane that has passed the second one reads parts only.
#define PARTS 16

template <typename T> __device__ static T blockSum(T value) {
    __shared__ T values[LANES];
    __shared__ T parts[PARTS];
    int lane = threadIdx.x;
    int lanes = blockDim.x;
    values[lane] = value;
    __syncthreads();
    if (lane < PARTS) {
        T part = 0;
        for (int i = lane; i < lanes; i += PARTS) {
            part += values[i];
        }
        parts[lane] = part;
    }
    __syncthreads();
    T sum = 0;
    for (int i = 0; i < PARTS; i++) {
        sum += parts[i];
    }
    return sum;
}

// Four sums at once, in their place.
__device__ static void blockSums(float *sums) {
    __shared__ float values[4 * LANES];
    __shared__ float parts[4 * PARTS];
    int lane = threadIdx.x;
    int lanes = blockDim.x;
    for (int g = 0; g < 4; g++) {
        values[g * LANES + lane] = sums[g];
    }
    __syncthreads();
    for (int p = lane; p < 4 * PARTS; p += lanes) {
        float part = 0;
        for (int i = p % PARTS; i < lanes; i += PARTS) {
            part += values[p / PARTS * LANES + i];
        }
        parts[p] = part;
    }
    __syncthreads();
    for (int g = 0; g < 4; g++) {
        float sum = 0;
        for (int i = 0; i < PARTS; i++) {
            sum += parts[g * PARTS + i];
        }
        sums[g] = sum;
    }
}

// The largest value of a block of up to MIXTURE_LANES threads.
#define MIXTURE_LANES 32

__device__ static double blockMaximum(double value) {
    __shared__ double values[MIXTURE_LANES];
    values[threadIdx.x] = value;
    __syncthreads();
    double largest = values[0];
    for (int i = 1; i < (int) blockDim.x; i++) {
        largest = fmax(largest, values[i]);
    }
    return largest;
}

__device__ static float sigmoid(float x) {
    return 1 / (1 + expf(-x));
}

// ---------------------------------------------------------------------------------------------------- memory and matrices

extern "C" __global__ void addScaled(Index n, float factor, const float *x, float *y) {
    EACH(i, n) {
        y[i] += factor * x[i];
    }
}

extern "C" __global__ void multiply(Index n, const float *x, const float *factor, float *y) {
    EACH(i, n) {
        y[i] = x[i] * factor[i];
    }
}

// y [times, n] = x [n] repeated.
extern "C" __global__ void repeat(Index times, Index n, const float *x, float *y) {
    EACH(i, times * n) {
        y[i] = x[i % n];
    }
}

// y [n] = the sum over x [times, n].
extern "C" __global__ void sumRepeats(Index times, Index n, const float *x, float *y) {
    EACH(i, n) {
        float sum = 0;
        for (Index t = 0; t < times; t++) {
            sum += x[t * n + i];
        }
        y[i] = sum;
    }
}

extern "C" __global__ void copyColumns(Index rows, Index n, const float *x, Index ldx, float *y, Index ldy) {
    EACH(i, rows * n) {
        Index row = i / n;
        Index column = i % n;
        y[row * ldy + column] = x[row * ldx + column];
    }
}

// to [columns, rows] = from [rows, columns] with the given row length; block [TILE, DOWN], a tile [TILE, TILE] a block.
extern "C" __global__ void transpose(int rows, int columns, const float *from, int row, float *to) {
    __shared__ float tile[TILE * (TILE + 1)];
    int x = blockIdx.x * TILE + threadIdx.x;
    for (int down = threadIdx.y; down < TILE; down += DOWN) {
        int y = blockIdx.y * TILE + down;
        if (x < columns && y < rows) {
            tile[down * (TILE + 1) + threadIdx.x] = from[(Index) y * row + x];
        }
    }
    __syncthreads();
    int outX = blockIdx.y * TILE + threadIdx.x;
    for (int down = threadIdx.y; down < TILE; down += DOWN) {
        int outY = blockIdx.x * TILE + down;
        if (outX < rows && outY < columns) {
            to[(Index) outY * rows + outX] = tile[threadIdx.x * (TILE + 1) + down];
        }
    }
}

// The sum of a column over rows first .. last - 1, in the DOWN threads of a column; the one with threadIdx.y == 0 has it.
__device__ static float columnSum(const float *x, Index row, int column, int n, int first, int last, float *shared) {
    float sum = 0;
    if (column < n) {
        for (int r = first + threadIdx.y; r < last; r += DOWN) {
            sum += x[r * row + column];
        }
    }
    shared[threadIdx.y * TILE + threadIdx.x] = sum;
    __syncthreads();
    sum = 0;
    if (threadIdx.y == 0) {
        for (int down = 0; down < DOWN; down++) {
            sum += shared[down * TILE + threadIdx.x];
        }
    }
    return sum;
}

// Block [TILE, DOWN]. Each of gridDim.y parts of the rows is summed up into its row of sums [parts, n], or onto it where keep is 1.
extern "C" __global__ void sumRows(int rows, int n, const float *x, Index row, float *sums, int keep) {
    __shared__ float shared[TILE * DOWN];
    int column = blockIdx.x * TILE + threadIdx.x;
    int first = (int) ((Index) rows * blockIdx.y / gridDim.y);
    int last = (int) ((Index) rows * (blockIdx.y + 1) / gridDim.y);
    float sum = columnSum(x, row, column, n, first, last, shared);
    if (threadIdx.y == 0 && column < n) {
        Index at = (Index) blockIdx.y * n + column;
        sums[at] = keep ? sums[at] + sum : sum;
    }
}

// ---------------------------------------------------------------------------------------------------- element by element

extern "C" __global__ void relu(Index n, float *x) {
    EACH(i, n) {
        x[i] = x[i] < 0 ? 0 : x[i]; // NaN stays
    }
}

extern "C" __global__ void reluBackward(Index n, const float *y, float *dy) {
    EACH(i, n) {
        dy[i] *= y[i] > 0 ? 1.0f : 0.0f;
    }
}

extern "C" __global__ void tanhForward(Index n, float *x) {
    EACH(i, n) {
        x[i] = tanhf(x[i]);
    }
}

extern "C" __global__ void tanhBackward(Index n, const float *y, float *dy) {
    EACH(i, n) {
        dy[i] *= 1 - y[i] * y[i];
    }
}

#define SMALLEST_SIGMA2 1e-10f

extern "C" __global__ void softplus(Index n, float *x) {
    EACH(i, n) {
        double v = x[i];
        x[i] = (float) (fmax(v, 0.0) + log1p(exp(-fabs(v)))) + SMALLEST_SIGMA2;
    }
}

extern "C" __global__ void softplusBackward(Index n, const float *y, float *dy) {
    EACH(i, n) {
        double v = y[i] - SMALLEST_SIGMA2;
        dy[i] *= (float) -expm1(-v); // sigmoid(x) = 1 - exp(-softplus(x))
    }
}

// SplitMix64 of seed and index, as sketchatlas.nn.CounterRandom.
extern "C" __global__ void dropoutMask(Index n, unsigned long long seed, int threshold, float kept, float *mask) {
    EACH(i, n) {
        unsigned long long z = seed + ((unsigned long long) i + 1) * 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z = z ^ (z >> 31);
        mask[i] = (int) (z >> 40) < threshold ? kept : 0;
    }
}

extern "C" __global__ void adam(Index n, float *values, const float *gradients, float *m, float *v, float rate, float beta1, float beta2, float rest1,
        float rest2, float epsilon, float clip) {
    EACH(i, n) {
        float gradient = fmaxf(-clip, fminf(clip, gradients[i]));
        float m1 = beta1 * m[i] + rest1 * gradient;
        float v1 = beta2 * v[i] + rest2 * gradient * gradient;
        m[i] = m1;
        v[i] = v1;
        values[i] -= rate * m1 / (sqrtf(v1) + epsilon);
    }
}

// ---------------------------------------------------------------------------------------------------- images, [channels, batch, pixels]

// columns [9 * channels, count * outPixels]: what the taps of a 3x3 filter read of images first .. first + count - 1.
extern "C" __global__ void imageToColumns(int channels, int size, int outSize, int stride, int dilation, int padding, int batch, int first, int count,
        const float *x, float around, float *columns) {
    int outPixels = outSize * outSize;
    EACH(i, 9 * (Index) channels * count * outPixels) {
        int pixel = (int) (i % outPixels);
        Index rest = i / outPixels;
        int image = (int) (rest % count);
        int row = (int) (rest / count);
        int channel = row % channels;
        int tap = row / channels;
        int y = pixel / outSize * stride + tap / 3 * dilation - padding;
        int across = pixel % outSize * stride + tap % 3 * dilation - padding;
        bool inside = y >= 0 && y < size && across >= 0 && across < size;
        columns[i] = inside ? x[(((Index) channel * batch + first + image) * size + y) * size + across] : around;
    }
}

// The adjoint: adds columns onto x, each pixel by one thread.
extern "C" __global__ void columnsToImage(int channels, int size, int outSize, int stride, int dilation, int padding, int batch, int first, int count,
        const float *columns, float *x) {
    int pixels = size * size;
    EACH(i, (Index) channels * count * pixels) {
        int pixel = (int) (i % pixels);
        Index rest = i / pixels;
        int image = (int) (rest % count);
        int channel = (int) (rest / count);
        float sum = 0;
        for (int tap = 0; tap < 9; tap++) {
            int y = pixel / size + padding - tap / 3 * dilation;
            int across = pixel % size + padding - tap % 3 * dilation;
            if (y >= 0 && across >= 0 && y % stride == 0 && across % stride == 0 && y / stride < outSize && across / stride < outSize) {
                sum += columns[((((Index) tap * channels + channel) * count + image) * outSize + y / stride) * outSize + across / stride];
            }
        }
        x[((Index) channel * batch + first + image) * pixels + pixel] += sum;
    }
}

// A row kernel over planes [channels * batch]. The mean is taken twice, the second time of what the first has left: most of a sketch's image
// is paper, and a rounded mean would move all of it across a relu's zero at once.
extern "C" __global__ void instanceNorm(int batch, int pixels, float *x, const float *gamma, const float *beta, float *rstd, float *y, int accumulate) {
    Index plane = blockIdx.x;
    float *from = x + plane * pixels;
    float *to = y + plane * pixels;
    float sum = 0;
    for (int i = threadIdx.x; i < pixels; i += blockDim.x) {
        sum += from[i];
    }
    float mean = blockSum(sum) / pixels;
    sum = 0;
    for (int i = threadIdx.x; i < pixels; i += blockDim.x) {
        sum += from[i] - mean;
    }
    float rest = blockSum(sum) / pixels;
    sum = 0;
    for (int i = threadIdx.x; i < pixels; i += blockDim.x) {
        float d = from[i] - mean - rest;
        sum += d * d;
    }
    float r = 1 / sqrtf(blockSum(sum) / pixels + 1e-6f);
    if (threadIdx.x == 0) {
        rstd[plane] = r;
    }
    float scale = gamma[plane / batch];
    float shift = beta[plane / batch];
    for (int i = threadIdx.x; i < pixels; i += blockDim.x) {
        float d = (from[i] - mean - rest) * r;
        from[i] = d;
        to[i] = scale * d + shift + (accumulate ? to[i] : 0);
    }
}

// A row kernel over planes; sums [2, channels * batch] receives what each plane adds to dgamma and to dbeta.
extern "C" __global__ void instanceNormBackward(int batch, int pixels, float *x, const float *gamma, const float *rstd, const float *dy, float *sums) {
    Index plane = blockIdx.x;
    float *normalised = x + plane * pixels;
    const float *d = dy + plane * pixels;
    float dots = 0;
    float plain = 0;
    for (int i = threadIdx.x; i < pixels; i += blockDim.x) {
        dots += d[i] * normalised[i];
        plain += d[i];
    }
    float dot = blockSum(dots);
    float sum = blockSum(plain);
    if (threadIdx.x == 0) {
        sums[plane] = dot;
        sums[gridDim.x + plane] = sum;
    }
    float factor = gamma[plane / batch] * rstd[plane];
    for (int i = threadIdx.x; i < pixels; i += blockDim.x) {
        normalised[i] = factor * (d[i] - sum / pixels - normalised[i] * (dot / pixels));
    }
}

// A row kernel over channels: adds the sums of instanceNormBackward [2, channels, batch] onto dgamma and dbeta.
extern "C" __global__ void addChannelSums(int batch, const float *sums, float *dgamma, float *dbeta) {
    int channel = blockIdx.x;
    float dots = 0;
    float plain = 0;
    for (int i = threadIdx.x; i < batch; i += blockDim.x) {
        dots += sums[(Index) channel * batch + i];
        plain += sums[((Index) gridDim.x + channel) * batch + i];
    }
    float dot = blockSum(dots);
    float sum = blockSum(plain);
    if (threadIdx.x == 0) {
        dgamma[channel] += dot;
        dbeta[channel] += sum;
    }
}

extern "C" __global__ void toChannelsLast(int channels, int batch, int pixels, const float *x, float *nhwc) {
    EACH(i, (Index) batch * pixels * channels) {
        int channel = (int) (i % channels);
        Index place = i / channels; // image * pixels + pixel
        nhwc[i] = x[channel * ((Index) batch * pixels) + place];
    }
}

extern "C" __global__ void toChannelsFirst(int channels, int batch, int pixels, const float *nhwc, float *x) {
    EACH(i, (Index) batch * pixels * channels) {
        Index places = (Index) batch * pixels;
        x[i] = nhwc[i % places * channels + i / places];
    }
}

// ---------------------------------------------------------------------------------------------------- recurrent cells; gates i, j, f, o

extern "C" __global__ void lstm(int rows, int units, float *gates, const float *before, const float *mask, float *c, float *tanhC, float *h) {
    EACH(at, (Index) rows * units) {
        float *gate = gates + at / units * (4 * (Index) units) + at % units;
        float i = sigmoid(gate[0]);
        float j = tanhf(gate[units]);
        float f = sigmoid(gate[2 * units] + 1);
        float o = sigmoid(gate[3 * units]);
        float next = before[at] * f + i * j * (mask ? mask[at] : 1);
        float t = tanhf(next);
        gate[0] = i;
        gate[units] = j;
        gate[2 * units] = f;
        gate[3 * units] = o;
        c[at] = next;
        tanhC[at] = t;
        h[at] = t * o;
    }
}

extern "C" __global__ void lstmBackward(int rows, int units, float *gates, const float *before, const float *mask, const float *tanhC, const float *dh,
        float *dc) {
    EACH(at, (Index) rows * units) {
        float *gate = gates + at / units * (4 * (Index) units) + at % units;
        float i = gate[0];
        float j = gate[units];
        float f = gate[2 * units];
        float o = gate[3 * units];
        float t = tanhC[at];
        float d = dc[at] + dh[at] * o * (1 - t * t);
        float kept = d * (mask ? mask[at] : 1);
        gate[0] = kept * j * i * (1 - i);
        gate[units] = kept * i * (1 - j * j);
        gate[2 * units] = d * before[at] * f * (1 - f);
        gate[3 * units] = dh[at] * t * o * (1 - o);
        dc[at] = d * f;
    }
}

#define STATISTICS 10
#define NORM_EPSILON 1e-3f

// A row kernel. gamma and beta of the gates [4 units], of c [units].
extern "C" __global__ void layerNormLstm(int units, const float *pre, const float *gateGamma, const float *gateBeta, const float *cGamma,
        const float *cBeta, const float *before, const float *mask, float *gates, float *statistics, float *c, float *tanhC, float *h) {
    Index row = blockIdx.x;
    const float *x = pre + row * 4 * units;
    float *gate = gates + row * 4 * units;
    float mean[4] = {0, 0, 0, 0};
    float rstd[4] = {0, 0, 0, 0};
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        for (int g = 0; g < 4; g++) {
            mean[g] += x[g * units + u];
        }
    }
    blockSums(mean);
    for (int g = 0; g < 4; g++) {
        mean[g] /= units;
    }
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        for (int g = 0; g < 4; g++) {
            float d = x[g * units + u] - mean[g];
            rstd[g] += d * d;
        }
    }
    blockSums(rstd);
    for (int g = 0; g < 4; g++) {
        rstd[g] = 1 / sqrtf(rstd[g] / units + NORM_EPSILON);
    }
    float sum = 0;
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        float y[4];
        for (int g = 0; g < 4; g++) {
            int n = g * units + u;
            y[g] = (x[n] - mean[g]) * rstd[g] * gateGamma[n] + gateBeta[n];
        }
        float i = sigmoid(y[0]);
        float j = tanhf(y[1]);
        float f = sigmoid(y[2] + 1);
        Index at = row * units + u;
        float next = before[at] * f + i * j * (mask ? mask[at] : 1);
        gate[u] = i;
        gate[units + u] = j;
        gate[2 * units + u] = f;
        gate[3 * units + u] = sigmoid(y[3]);
        c[at] = next;
        sum += next;
    }
    float cMean = blockSum(sum) / units;
    sum = 0;
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        float d = c[row * units + u] - cMean;
        sum += d * d;
    }
    float cRstd = 1 / sqrtf(blockSum(sum) / units + NORM_EPSILON);
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        Index at = row * units + u;
        float t = tanhf((c[at] - cMean) * cRstd * cGamma[u] + cBeta[u]);
        tanhC[at] = t;
        h[at] = t * gate[3 * units + u];
    }
    if (threadIdx.x == 0) {
        float *s = statistics + row * STATISTICS;
        for (int g = 0; g < 4; g++) {
            s[2 * g] = mean[g];
            s[2 * g + 1] = rstd[g];
        }
        s[8] = cMean;
        s[9] = cRstd;
    }
}

// A row kernel. deltas and products [rows, 5 units] receive, for the four gates and for c, the gradient behind the norm and its product with
// the normalised values, from which addNormGradients makes the gradients of the norms.
extern "C" __global__ void layerNormLstmBackward(int units, float *pre, const float *gateGamma, const float *cGamma, const float *before,
        const float *mask, const float *gates, const float *statistics, const float *c, const float *tanhC, const float *dh, float *dc, float *deltas,
        float *products) {
    Index row = blockIdx.x;
    float *x = pre + row * 4 * units;
    const float *gate = gates + row * 4 * units;
    const float *s = statistics + row * STATISTICS;
    float *delta = deltas + row * 5 * units;
    float *product = products + row * 5 * units;
    float cMean = s[8];
    float cRstd = s[9];
    float plain = 0;
    float dots = 0;
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        Index at = row * units + u;
        float o = gate[3 * units + u];
        float t = tanhC[at];
        float normalised = (c[at] - cMean) * cRstd;
        float d = dh[at] * o * (1 - t * t);
        delta[4 * units + u] = d;
        product[4 * units + u] = d * normalised;
        plain += d * cGamma[u];
        dots += d * cGamma[u] * normalised;
    }
    float meanD = blockSum(plain) / units;
    float meanDx = blockSum(dots) / units;
    float sums[4] = {0, 0, 0, 0};
    float sumsDx[4] = {0, 0, 0, 0};
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        Index at = row * units + u;
        float i = gate[u];
        float j = gate[units + u];
        float f = gate[2 * units + u];
        float o = gate[3 * units + u];
        float normalised = (c[at] - cMean) * cRstd;
        float d = dc[at] + cRstd * (delta[4 * units + u] * cGamma[u] - meanD - normalised * meanDx);
        float kept = d * (mask ? mask[at] : 1);
        dc[at] = d * f;
        float of[4];
        of[0] = kept * j * i * (1 - i);
        of[1] = kept * i * (1 - j * j);
        of[2] = d * before[at] * f * (1 - f);
        of[3] = dh[at] * tanhC[at] * o * (1 - o);
        for (int g = 0; g < 4; g++) {
            int n = g * units + u;
            float value = (x[n] - s[2 * g]) * s[2 * g + 1];
            delta[n] = of[g];
            product[n] = of[g] * value;
            sums[g] += of[g] * gateGamma[n];
            sumsDx[g] += of[g] * gateGamma[n] * value;
        }
    }
    blockSums(sums);
    blockSums(sumsDx);
    for (int u = threadIdx.x; u < units; u += blockDim.x) {
        for (int g = 0; g < 4; g++) {
            int n = g * units + u;
            float value = (x[n] - s[2 * g]) * s[2 * g + 1];
            x[n] = s[2 * g + 1] * (delta[n] * gateGamma[n] - sums[g] / units - value * (sumsDx[g] / units));
        }
    }
}

// Block [TILE, DOWN], grid [columns of 5 units, 2]: adds the sums over the rows onto the gradients of the gammas (y = 0) and betas (y = 1).
extern "C" __global__ void addNormGradients(int rows, int units, const float *deltas, const float *products, float *gateGamma, float *gateBeta,
        float *cGamma, float *cBeta) {
    __shared__ float shared[TILE * DOWN];
    int column = blockIdx.x * TILE + threadIdx.x;
    int n = 5 * units;
    bool gammas = blockIdx.y == 0;
    float sum = columnSum(gammas ? products : deltas, n, column, n, 0, rows, shared);
    if (threadIdx.y == 0 && column < n) {
        if (column < 4 * units) {
            (gammas ? gateGamma : gateBeta)[column] += sum;
        } else {
            (gammas ? cGamma : cBeta)[column - 4 * units] += sum;
        }
    }
}

extern "C" __global__ void hyperCombine(Index rows, Index n, const float *scaleX, const float *x, const float *scaleH, const float *h, const float *bias,
        float *pre) {
    EACH(i, rows * n) {
        pre[i] = scaleX[i] * x[i] + scaleH[i] * h[i] + pre[i] + bias[i % n];
    }
}

extern "C" __global__ void hyperScaleBackward(Index n, const float *d, float *scale, float *value) {
    EACH(i, n) {
        float s = scale[i];
        scale[i] = d[i] * s;
        value[i] = d[i] * value[i];
    }
}

// ---------------------------------------------------------------------------------------------------- losses

#define SMALLEST_REST 1e-12
#define INSIDE_LOGARITHM 1e-6
#define TWO_PI 6.283185307179586

struct Component {
    double p; // rho
    double rest; // 1 - rho^2
    double inverseX; // 1 / sigma_x
    double inverseY;
    double a; // (dx - mu_x) / sigma_x
    double b;
    double z;
    double weighted; // pi times the density
};

// raw points behind the pen's logits: groups of pi logits, mu_x, mu_y, log sigma_x, log sigma_y, rho before tanh.
__device__ static Component component(const float *raw, int mixtures, int k, double pi, double dx, double dy) {
    Component m;
    double logX = raw[3 * mixtures + k];
    double logY = raw[4 * mixtures + k];
    m.p = tanh((double) raw[5 * mixtures + k]);
    m.rest = fmax(SMALLEST_REST, 1 - m.p * m.p);
    m.inverseX = exp(-logX);
    m.inverseY = exp(-logY);
    m.a = (dx - raw[mixtures + k]) * m.inverseX;
    m.b = (dy - raw[2 * mixtures + k]) * m.inverseY;
    m.z = m.a * m.a + m.b * m.b - 2 * m.p * m.a * m.b;
    m.weighted = pi * exp(-m.z / (2 * m.rest) - logX - logY) / (TWO_PI * sqrt(m.rest));
    return m;
}

__device__ static double penLoss(float *raw, const float *target, double factor) {
    double largest = fmax((double) raw[0], fmax((double) raw[1], (double) raw[2]));
    double sum = exp(raw[0] - largest) + exp(raw[1] - largest) + exp(raw[2] - largest);
    double logSum = largest + log(sum);
    double loss = 0;
    for (int i = 0; i < 3; i++) {
        double q = target[2 + i];
        loss -= q * (raw[i] - logSum);
        if (factor != 0) {
            raw[i] = (float) (factor * (exp(raw[i] - logSum) - q));
        }
    }
    return loss;
}

// A row kernel of MIXTURE_LANES threads: losses [rows] in double precision; with a factor the gradients replace raw [rows, 3 + 6 mixtures].
extern "C" __global__ void mixtureLoss(int mixtures, float *raws, const float *targets, int maskPen, float factorOf, double *losses) {
    Index row = blockIdx.x;
    float *pen = raws + row * (3 + 6 * mixtures);
    float *raw = pen + 3;
    const float *target = targets + row * 5;
    double factor = factorOf;
    bool ended = target[4] > 0.5f;
    double loss = 0;
    if (ended) {
        if (factor != 0) {
            for (int i = threadIdx.x; i < 6 * mixtures; i += blockDim.x) {
                raw[i] = 0;
            }
        }
    } else {
        double dx = target[0];
        double dy = target[1];
        double largest = raw[0];
        for (int k = threadIdx.x; k < mixtures; k += blockDim.x) {
            largest = fmax(largest, (double) raw[k]);
        }
        largest = blockMaximum(largest);
        double sum = 0;
        for (int k = threadIdx.x; k < mixtures; k += blockDim.x) {
            sum += exp(raw[k] - largest);
        }
        sum = blockSum(sum);
        double density = 0;
        for (int k = threadIdx.x; k < mixtures; k += blockDim.x) {
            density += component(raw, mixtures, k, exp(raw[k] - largest) / sum, dx, dy).weighted;
        }
        density = blockSum(density);
        loss = -log(density + INSIDE_LOGARITHM);
        if (factor != 0) {
            for (int k = threadIdx.x; k < mixtures; k += blockDim.x) {
                double pi = exp(raw[k] - largest) / sum;
                Component m = component(raw, mixtures, k, pi, dx, dy);
                double share = m.weighted / (density + INSIDE_LOGARITHM);
                double towardsX = (m.a - m.p * m.b) / m.rest;
                double towardsY = (m.b - m.p * m.a) / m.rest;
                raw[k] = (float) (factor * (pi * density / (density + INSIDE_LOGARITHM) - share));
                raw[mixtures + k] = (float) (-factor * share * towardsX * m.inverseX);
                raw[2 * mixtures + k] = (float) (-factor * share * towardsY * m.inverseY);
                raw[3 * mixtures + k] = (float) (-factor * share * (m.a * towardsX - 1));
                raw[4 * mixtures + k] = (float) (-factor * share * (m.b * towardsY - 1));
                // d log N / d rho = (rho + a b) / (1 - rho^2) - z rho / (1 - rho^2)^2, and d rho = (1 - rho^2) d raw
                raw[5 * mixtures + k] = (float) (-factor * share * (m.p + m.a * m.b - m.z * m.p / m.rest));
            }
        }
    }
    if (threadIdx.x == 0) {
        if (!ended || !maskPen) {
            loss += penLoss(pen, target, factor);
        } else if (factor != 0) {
            for (int i = 0; i < 3; i++) {
                pen[i] = 0;
            }
        }
        losses[row] = loss;
    }
}

// Any grid of blocks of LANES threads: each block's sum of |gen - image| or of its square; gradient may be null.
extern "C" __global__ void imageLoss(Index n, const float *images, const float *gen, int squared, float factor, float *gradient, double *losses) {
    double sum = 0;
    EACH(i, n) {
        float d = gen[i] - images[i];
        sum += squared ? d * d : fabsf(d);
        if (gradient) {
            gradient[i] = factor * (squared ? 2 * d : (float) ((d > 0) - (d < 0)));
        }
    }
    sum = blockSum(sum);
    if (threadIdx.x == 0) {
        losses[blockIdx.x] = sum;
    }
}

// One block of LANES threads.
extern "C" __global__ void sumDoubles(Index n, const double *x, double *sum) {
    double mine = 0;
    for (Index i = threadIdx.x; i < n; i += blockDim.x) {
        mine += x[i];
    }
    mine = blockSum(mine);
    if (threadIdx.x == 0) {
        *sum = mine;
    }
}
