package sketchatlas.nn.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.nn.cuda.Emulator.Event;

/** A card starts, or a sentence says why it doesn't; what goes wrong later has CUDA's name and number and what was asked for. */
class CudaDeviceTest {
    private static final int UNKNOWN = 999;
    private static final int OUT_OF_MEMORY = 2;

    @TempDir
    private Path folder;
    private Emulator emulator;

    @BeforeEach
    void start() {
        emulator = Emulator.get();
        emulator.whole();
        emulator.newest(120);
    }

    @AfterEach
    void end() {
        emulator.whole();
        emulator.newest(120);
    }

    private static CudaDevice open() {
        return CudaDevice.open(Emulator.search(), Emulator.cache());
    }

    private static String complaint(org.junit.jupiter.api.function.Executable executable) {
        return assertThrows(UserException.class, executable).getMessage();
    }

    @Test
    void theCardIsDescribed() {
        CardInfo info = open().info();
        assertEquals("Emulated card, capability 9.0, 9 GB, driver 580.0.emulated for CUDA up to 13.0", info.description());
        assertEquals(List.of(info), CudaDevice.cards(Emulator.search()));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        String driver = complaint(() -> CudaDevice.open(Emulator.in(Emulator.only()), folder));
        assertTrue(driver.startsWith("No NVIDIA driver was found"), driver);
        String blas = complaint(() -> CudaDevice.open(Emulator.in(Emulator.only("libcuda.so.1", "libnvrtc.so.12")), folder));
        assertTrue(blas.contains("no cuBLAS (libcublas) was found for the driver, which runs CUDA up to 13.0"), blas);
        String compiler = complaint(() -> CudaDevice.open(Emulator.in(Emulator.only("libcuda.so.1", "libcublas.so.12")), folder));
        assertTrue(compiler.contains("no NVRTC (libnvrtc)"), compiler);
        String mac = complaint(() -> CudaDevice.open(new LibrarySearch("Mac OS X", folder, Map.of(), List.of()), folder));
        assertTrue(mac.startsWith("There is no CUDA for this system"), mac);
    }

    @Test
    void aCardThatCuda13HasNoCodeForGetsOlderLibraries() throws IOException {
        Libraries both = new Libraries(Emulator.in(Emulator.only("libcublas.so.12", "libcublas.so.13")));
        assertTrue(both.blas(13000, 70).file().endsWith("libcublas.so.12"));
        assertTrue(both.blas(13000, 75).file().endsWith("libcublas.so.13"));
        assertTrue(both.blas(12080, 90).file().endsWith("libcublas.so.12"));
    }

    @Test
    void aDriverThatIsTooOldForTheLibrariesSaysSo() {
        emulator.card(1, 90, 11080, Emulator.MEMORY);
        String words = complaint(CudaDeviceTest::open);
        assertTrue(words.contains("CUDA up to 11.8"), words);
    }

    @Test
    void cardsThatCannotBeUsedSayWhy() {
        emulator.card(1, 61, 12040, Emulator.MEMORY);
        assertEquals("The graphics card Emulated card has the capability 6.1, but at least 7.0 is needed: choose another backend by --backend.",
                complaint(CudaDeviceTest::open));
        emulator.card(0, 90, 13000, Emulator.MEMORY);
        assertTrue(complaint(CudaDeviceTest::open).contains("finds no card"));
        emulator.card(1, 70, 13000, Emulator.MEMORY);
        assertTrue(complaint(CudaDeviceTest::open).contains("that compiles for this card")); // as CUDA 13's does not for 7.0
        emulator.whole();
        emulator.fail(Event.INIT, 0, UNKNOWN);
        String init = complaint(CudaDeviceTest::open);
        assertTrue(init.startsWith("The graphics card does not start (cuInit: CUDA_ERROR_UNKNOWN (999), emulated)"), init);
    }

    @Test
    void aCardThatIsNewerThanTheCompilerRunsCodeOfAnOlderOne() {
        emulator.card(1, 120, 13000, Emulator.MEMORY);
        emulator.newest(90);
        assertEquals(120, CudaDevice.open(Emulator.search(), folder).info().capability());
    }

    @Test
    void kernelsAreCompiledOnceAndADamagedFileIsNoticed() throws IOException {
        long before = emulator.count(Event.COMPILATION);
        CudaDevice.open(Emulator.search(), folder);
        CudaDevice.open(Emulator.search(), folder);
        assertEquals(before + 1, emulator.count(Event.COMPILATION));
        Path file;
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            file = all.getFirst();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        CudaDevice.open(Emulator.search(), folder);
        assertEquals(before + 2, emulator.count(Event.COMPILATION));
    }

    @Test
    void whatTheCompilerSaysIsPassedOn() {
        emulator.fail(Event.COMPILATION, 0, 6);
        String words = complaint(() -> CudaDevice.open(Emulator.search(), folder));
        assertTrue(words.contains("said: kernels.cu(1): error: emulated: NVRTC_ERROR_COMPILATION (6)"), words);
    }

    @Test
    void memoryThatIsGivenBackIsUsedAgain() {
        MemoryPool pool = new MemoryPool(new Count());
        MemoryPool.Block first = pool.take(5000);
        pool.giveBack(first);
        assertSame(first, pool.take(4700));
        assertFalse(first.equals(pool.take(4700)));
        assertEquals(2 * MemoryPool.rounded(5000), pool.held());
        assertEquals(pool.held(), pool.used());
    }

    @Test
    void sizesAreRoundedByAtMostAnEighth() {
        for (long bytes : new long[] {1, 512, 513, 1 << 20, (1 << 20) + 1, 1_000_000_007L, 1L << 33}) {
            long rounded = MemoryPool.rounded(bytes);
            assertTrue(rounded >= bytes && rounded <= bytes + Math.max(512, bytes / 8) && rounded % 512 == 0, bytes + " " + rounded);
        }
    }

    @Test
    void beforeMemoryRunsOutWhatIsFreeGoesBackToTheDriver() {
        Count driver = new Count();
        driver.most = 10 << 20;
        MemoryPool pool = new MemoryPool(driver);
        pool.giveBack(pool.take(6 << 20));
        MemoryPool.Block large = pool.take(9 << 20);
        assertEquals(1, driver.freed.size());
        CudaException full = assertThrows(CudaException.class, () -> pool.take(4 << 20));
        assertTrue(full.outOfMemory());
        pool.giveBack(large);
        pool.take(4 << 20);
    }

    @Test
    void memoryOfCollectedOwnersComesBack() {
        CudaDevice device = open();
        device.enter();
        emulator.card(1, 90, 13000, emulator.usedMemory() + (100 << 20));
        for (int i = 0; i < 20; i++) {
            device.allocateFor(new Object(), 60 << 20); // the owner is gone at once
        }
    }

    @Test
    void errorsOfTheDriverHaveNameNumberAndOperation() {
        CudaDevice device = open();
        device.enter();
        Lane lane = device.laneFor(this, false);
        emulator.fail(Event.ALLOCATION, 0, OUT_OF_MEMORY);
        CudaException full = assertThrows(CudaException.class, () -> device.allocateFor(this, 1L << 29));
        assertTrue(full.outOfMemory());
        assertEquals("cuMemAlloc_v2 of 536870912 bytes: CUDA_ERROR_OUT_OF_MEMORY (2), out of memory", full.getMessage());
        emulator.whole();
        long address = device.allocateFor(this, 400);
        emulator.fail(Event.PRODUCT, 0, 13);
        CudaException product = assertThrows(CudaException.class, () -> lane.gemm(false, false, 2, 3, 4, 1, address, 4, address, 3, 0, address, 3));
        assertEquals("cublasSgemm_v2 of 2 x 3 x 4, lda 4, ldb 3, ldc 3: CUBLAS_STATUS_EXECUTION_FAILED (13)", product.getMessage());
        emulator.fail(Event.LAUNCH, 0, 719);
        CudaException launch = assertThrows(CudaException.class, () -> lane.kernel("relu").with(10L).at(address).elements(10));
        assertTrue(launch.getMessage().startsWith("cuLaunchKernel of relu, grid 1 x 1, block 256 x 1: CUDA_ERROR_LAUNCH_FAILED (719)"), launch.getMessage());
        assertFalse(launch.outOfMemory());
        assertThrows(CudaException.class, () -> lane.download(address), "a lost card stays lost");
    }

    @Test
    void aLaunchWithOtherArgumentsThanTheKernelTakesIsNoticed() {
        CudaDevice device = open();
        Lane lane = device.laneFor(this, false);
        long address = device.allocateFor(this, 40);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> lane.kernel("relu").with(10).at(address).elements(10));
        assertTrue(e.getMessage().contains("relu takes lp, not ip"), e.getMessage());
    }

    @Test
    void theEmulatorNoticesWritesBehindMemory() {
        CudaDevice device = open();
        Lane lane = device.laneFor(this, false);
        long address = device.allocateFor(this, 512);
        CudaException e = assertThrows(CudaException.class, () -> lane.kernel("dropoutMask").with(130L).with(1L).with(0).with(1f).at(address).elements(130));
        assertTrue(e.getMessage().contains("CUDA_ERROR_ILLEGAL_ADDRESS (700)"), e.getMessage());
        emulator.whole();
    }

    /** A driver that only counts. */
    private static final class Count implements MemoryPool.Allocator {
        private long next = 1 << 20;
        private long taken;
        private long most = Long.MAX_VALUE;
        private final List<MemoryPool.Block> freed = new ArrayList<>();

        @Override
        public long allocate(long bytes) {
            if (taken + bytes > most) {
                throw new CudaException("allocate", "FULL", OUT_OF_MEMORY, "", true);
            }
            taken += bytes;
            next += bytes;
            return next;
        }

        @Override
        public void free(Iterable<MemoryPool.Block> blocks) {
            blocks.forEach(block -> {
                taken -= block.bytes();
                freed.add(block);
            });
        }

        @Override
        public String state() {
            return "";
        }
    }
}
