package sketchatlas.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrix products by ND4J's matmul operation, written straight into their target. cuBLAS only writes column-major results, oneDNN is slow at
 * them, and ND4J copies where the target is the wrong one: so the very same memory is described in the form that the backend likes, for
 * cuBLAS as c' = op(b)' op(a)'.
 */
final class Nd4jProducts {
    private final boolean columnMajor;
    private final DynamicCustomOp matmul = DynamicCustomOp.builder("matmul").build();
    private final OpContext context = Nd4j.getExecutioner().buildContext();

    Nd4jProducts(boolean columnMajor) {
        this.columnMajor = columnMajor;
    }

    /** In the form that the backend in use likes. */
    static Nd4jProducts ofBackend() {
        return new Nd4jProducts(Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.CUDA);
    }

    /** See {@link Kernels#gemm}. */
    void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, Nd4jFloats a, int lda, Nd4jFloats b, int ldb, float beta,
            Nd4jFloats c, int ldc) {
        INDArray x = transposeA ? operand(a, k, m, lda) : operand(a, m, k, lda);
        INDArray y = transposeB ? operand(b, n, k, ldb) : operand(b, k, n, ldb);
        INDArray z = operand(c, m, n, ldc);
        if (columnMajor) {
            multiply(y, transposeB, x, transposeA, alpha, beta, z);
        } else {
            multiply(x, transposeA, y, transposeB, alpha, beta, z);
        }
    }

    /** The matrix [rows, columns] of that memory, or its transpose read by columns. */
    private INDArray operand(Nd4jFloats x, int rows, int columns, int row) {
        return columnMajor ? x.window(0, new int[] {columns, rows}, 1, row) : x.matrix(rows, columns, row);
    }

    private void multiply(INDArray x, boolean transposeX, INDArray y, boolean transposeY, float alpha, float beta, INDArray z) {
        context.setInputArray(0, x);
        context.setInputArray(1, y);
        context.setOutputArray(0, z);
        context.setIArguments(transposeX ? 1 : 0, transposeY ? 1 : 0, 0);
        context.setTArguments(alpha, beta);
        Nd4j.getExecutioner().exec(matmul, context);
    }
}
