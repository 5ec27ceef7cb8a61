package sketchatlas.nn.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import sketchatlas.UserFolders;

/**
 * A card that is ready for work: its primary context, one stream for all that is done on it, the compiled kernels and its memory. It stays
 * open as long as the program runs, or until {@link #release}. Thread-safe; each thread makes the context its own by {@link #enter} before it asks for anything.
 */
public final class CudaDevice {
    /** Names folders with all of NVIDIA's libraries, the driver's too, to be taken instead of those of the system. */
    public static final String LIBRARIES_PROPERTY = "sketchatlas.cuda.libraries";
    /** "true" makes each launch wait for its end, so that an error names the kernel that made it; slow. */
    public static final String CHECK_PROPERTY = "sketchatlas.cuda.check";
    /** The lowest capability that the kernels and NVRTC are for, 7.0: Volta, 2017. */
    public static final int LOWEST_CAPABILITY = 70;
    private static final Logger LOG = Logger.getLogger(CudaDevice.class.getName());
    private static final int SMALLEST_BLOCK_LIMIT = 256;
    private static final Cleaner CLEANER = Cleaner.create();
    private static CudaDevice shared;

    private final Driver driver;
    private final int device;
    private final CuBlas blas;
    private final CardInfo info;
    private final MemorySegment context;
    private final MemorySegment stream;
    private final MemoryPool pool;
    private final Map<String, Kernel> kernels = new HashMap<>();
    private final Deque<Lane> idle = new ArrayDeque<>();
    private final List<Lane> lanes = new ArrayList<>(); // all of them
    private final List<String> libraries;
    private final boolean check = Boolean.getBoolean(CHECK_PROPERTY);

    private CudaDevice(Driver driver, int device, CardInfo info, Libraries libraries, CodeCache cache) {
        this.driver = driver;
        this.device = device;
        this.info = info;
        Nvrtc compiler = libraries.compiler(info.cudaVersion(), info.capability());
        blas = libraries.blas(info.cudaVersion(), info.capability());
        context = driver.retainContext(device);
        driver.setCurrent(context);
        stream = driver.createStream();
        pool = new MemoryPool(new MemoryPool.Allocator() {
            @Override
            public long allocate(long bytes) {
                return driver.allocate(bytes);
            }

            @Override
            public void free(Iterable<MemoryPool.Block> blocks) {
                driver.synchronize(stream, "cuStreamSynchronize before memory is freed");
                blocks.forEach(block -> driver.free(block.address()));
            }

            @Override
            public String state() {
                return driver.freeMemory() + " bytes of " + info.memory() + " are free on the card";
            }
        });
        loadKernels(compiler, cache);
        this.libraries = List.of(driver.file(), blas.file(), compiler.file() + " (NVRTC " + compiler.version() + ")");
    }

    /**
     * The card that this program works on, opened by the first call: the first in CUDA's order of a capability that suffices.
     *
     * @throws NoCardException if there is none or it can't be used, in a sentence that says why
     */
    public static synchronized CudaDevice shared() {
        if (shared == null) {
            shared = open(LibrarySearch.here(), UserFolders.cache().resolve("cuda"));
        }
        return shared;
    }

    /**
     * Ends the context of {@link #shared}, so that this program holds nothing of the card's memory. What was computed on it is lost, and whatever
     * still uses it fails; the next call of {@link #shared} opens it anew. Does nothing where none is open.
     */
    public static synchronized void release() {
        if (shared != null) {
            CudaDevice ended = shared;
            shared = null;
            try {
                ended.end();
            } catch (CudaException e) {
                LOG.log(Level.INFO, "the graphics card was not released", e);
            }
        }
    }

    private void end() {
        enter();
        synchronized (idle) {
            lanes.forEach(Lane::close);
            lanes.clear();
        }
        driver.endContext(device);
    }

    /** Has the program work on another card from now on, or on the first that it finds; for tests. */
    static synchronized void share(CudaDevice device) {
        shared = device;
    }

    /**
     * Opens a card by given libraries.
     *
     * @param cache where compiled kernels are kept
     */
    static CudaDevice open(LibrarySearch search, Path cache) {
        Libraries libraries = new Libraries(search);
        Driver driver = libraries.driver();
        try {
            List<CardInfo> cards = cards(driver, libraries);
            CardInfo card = cards.stream().filter(c -> c.capability() >= LOWEST_CAPABILITY).findFirst().orElseThrow(() -> tooOld(cards));
            CudaDevice device = new CudaDevice(driver, driver.device(card.ordinal()), card, libraries, new CodeCache(cache));
            LOG.log(Level.INFO, "{0}; {1}", new Object[] {card.description(), String.join(", ", device.libraries())});
            return device;
        } catch (CudaException e) {
            throw new NoCardException("The graphics card does not start (" + e.getMessage() + ")",
                    "restart the machine or bring the driver up to date if this happens again", e);
        }
    }

    /**
     * The cards of this machine.
     *
     * @throws NoCardException if there is no driver, or no card
     */
    public static List<CardInfo> cards() {
        return cards(LibrarySearch.here());
    }

    static List<CardInfo> cards(LibrarySearch search) {
        Libraries libraries = new Libraries(search);
        Driver driver = libraries.driver();
        try {
            return cards(driver, libraries);
        } catch (CudaException e) {
            throw new NoCardException("The NVIDIA driver does not say which cards there are (" + e.getMessage() + ")", "restart the machine", e);
        }
    }

    private static List<CardInfo> cards(Driver driver, Libraries libraries) {
        int code = driver.init();
        if (code == Driver.NO_DEVICE) {
            throw noCard();
        } else if (code != 0) {
            throw driver.initFailure(code);
        }
        int version = driver.version();
        Optional<String> driverVersion = libraries.management().flatMap(Management::driverVersion);
        List<CardInfo> cards = new ArrayList<>();
        for (int i = 0; i < driver.deviceCount(); i++) {
            int device = driver.device(i);
            if (driver.threadsPerBlock(device) >= SMALLEST_BLOCK_LIMIT) {
                cards.add(new CardInfo(i, driver.name(device), 10 * driver.major(device) + driver.minor(device), driver.totalMemory(device),
                        driver.multiprocessors(device), version, driverVersion));
            }
        }
        if (cards.isEmpty()) {
            throw noCard();
        }
        return cards;
    }

    private static NoCardException noCard() {
        return new NoCardException("There is an NVIDIA driver on this machine, but it finds no card (is it taken away by CUDA_VISIBLE_DEVICES?)");
    }

    private static NoCardException tooOld(List<CardInfo> cards) {
        CardInfo card = cards.getFirst();
        return new NoCardException("The graphics card " + card.name() + " has the capability " + card.capabilityText() + ", but at least "
                + LOWEST_CAPABILITY / 10 + "." + LOWEST_CAPABILITY % 10 + " is needed");
    }

    /** 13.0 for 13000. */
    static String version(int cuda) {
        return cuda / 1000 + "." + cuda % 1000 / 10;
    }

    private void loadKernels(Nvrtc compiler, CodeCache cache) {
        String source = KernelSource.read();
        String key = String.join("\n", compiler.version(), String.join(" ", compiler.options(info.capability())), source);
        byte[] code = cache.get(key, () -> compiler.compile(source, info.capability()));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment image = arena.allocate(code.length + 1L, Long.BYTES); // a zero ends PTX
            MemorySegment.copy(code, 0, image, ValueLayout.JAVA_BYTE, 0, code.length);
            MemorySegment module = driver.loadModule(image);
            KernelSource.signatures(source).forEach((name, signature) -> kernels.put(name, new Kernel(name, driver.function(module, name), signature)));
        }
    }

    public CardInfo info() {
        return info;
    }

    /** The files of the libraries that are used, for a person. */
    public List<String> libraries() {
        return libraries;
    }

    /** Bytes of the card that no program holds now. */
    public long freeMemory() {
        enter();
        return driver.freeMemory();
    }

    /** Bytes of the card that this program holds. */
    public long heldMemory() {
        return pool.held();
    }

    /** Waits for all work. */
    void finish() {
        driver.synchronize(stream, "cuStreamSynchronize");
    }

    /** Makes the card's context that of the calling thread; it costs little where it is already. */
    public void enter() {
        driver.setCurrent(context);
    }

    Kernel kernel(String name) {
        Kernel kernel = kernels.get(name);
        if (kernel == null) {
            throw new IllegalArgumentException("there is no kernel " + name);
        }
        return kernel;
    }

    void launch(Kernel kernel, int gridX, int gridY, int blockX, int blockY, MemorySegment arguments) {
        driver.launch(kernel, gridX, gridY, blockX, blockY, stream, arguments);
        if (check) {
            driver.synchronize(stream, "cuStreamSynchronize after " + kernel.name());
        }
    }

    /** Memory with any content, which comes back when the owner is collected. */
    public long allocateFor(Object owner, long bytes) {
        MemoryPool.Block block = pool.take(bytes);
        CLEANER.register(owner, () -> pool.giveBack(block));
        return block.address();
    }

    /** What one owner at a time computes with; it comes back when the owner is collected. */
    public Lane laneFor(Object owner, boolean tf32) {
        Lane lane;
        synchronized (idle) {
            lane = idle.poll();
        }
        if (lane == null) {
            lane = new Lane(this, driver, blas, pool, stream);
            synchronized (idle) {
                lanes.add(lane);
            }
        }
        lane.begin(tf32);
        Lane taken = lane;
        CLEANER.register(owner, () -> {
            synchronized (idle) {
                idle.push(taken);
            }
        });
        return lane;
    }
}
