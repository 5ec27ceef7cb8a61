/**
 * NVIDIA's libraries through the JDK's foreign functions: finding them, a card and its memory, compiled kernels and their launches, products
 * by cuBLAS. Knows nothing of networks; {@link sketchatlas.nn.CudaKernels} is made of it.
 */
package sketchatlas.nn.cuda;
