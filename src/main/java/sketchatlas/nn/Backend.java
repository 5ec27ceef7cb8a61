package sketchatlas.nn;

import java.util.Locale;
import java.util.function.Supplier;
import sketchatlas.UserException;

/** What computes: the implementations of {@link Kernels} to choose from. */
public enum Backend {
    /** Java and OpenBLAS on the processor; several instances, each in a thread of its own, share a batch. */
    CPU("the processor, by code made for it", CpuKernels::new, () -> new CpuKernels(true), true),
    /** ND4J, on its backend that is on the class path: the processor or a graphics card. One instance takes the whole batch. */
    ND4J("ND4J's own operations, on the processor or the graphics card that it was installed for", Nd4jKernels::new, Nd4jKernels::new, false),
    /** NVIDIA's cuBLAS and our own kernels on a graphics card of capability 7.0 or later. One instance takes the whole batch. */
    CUDA("an NVIDIA graphics card, by code made for it", () -> new CudaKernels(false), () -> new CudaKernels(false), false),
    /** As {@link #CUDA}, but products round what they multiply to 10 bits (TF32), which cards of capability 8.0 or later do several times faster. */
    CUDA_TF32("an NVIDIA graphics card, with products rounded to TF32: faster, less exact", () -> new CudaKernels(true), () -> new CudaKernels(true), false);

    private final String description;
    private final Supplier<Kernels> factory;
    private final Supplier<Kernels> samplingFactory;
    private final boolean manyInstances;

    Backend(String description, Supplier<Kernels> factory, Supplier<Kernels> samplingFactory, boolean manyInstances) {
        this.description = description;
        this.factory = factory;
        this.samplingFactory = samplingFactory;
        this.manyInstances = manyInstances;
    }

    /**
     * New kernels, for one thread at a time. Several of one backend may share their {@link Floats}.
     *
     * @throws UserException if the libraries that the backend needs do not load on this machine
     */
    public Kernels create() {
        return create(factory);
    }

    /**
     * As {@link #create}, for drawing many sketches at once: on the processor no row of a batch has an influence on another, not even
     * on the last bit, so that a sketch is the same whatever it is drawn with. ND4J's and NVIDIA's libraries don't promise that.
     */
    public Kernels createForSampling() {
        return create(samplingFactory);
    }

    private Kernels create(Supplier<Kernels> maker) {
        if (this == ND4J) {
            Backends.refusalOfNd4j().ifPresent(why -> {
                throw new UserException(why.substring(0, why.length() - 1) + ": choose another backend by --backend.");
            });
        }
        try {
            return maker.get();
        } catch (LinkageError e) {
            throw new UserException("The backend " + this + " does not start on this machine (" + e + "): choose another one by --backend.", e);
        }
    }

    /** How many instances should share a batch where so many threads are to be used. */
    public int instances(int threads) {
        return manyInstances ? threads : 1;
    }

    /** Whether it is {@link CudaKernels} that compute. */
    public boolean onCard() {
        return this == CUDA || this == CUDA_TF32;
    }

    /** What it is, for a person. */
    public String description() {
        return description;
    }

    /** The name used by options: cpu, nd4j, cuda, cuda_tf32. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
