package sketchatlas.nn.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSourceTest {
    @TempDir
    private Path folder;

    @Test
    void theKindsOfArgumentsAreReadFromTheSource() {
        Map<String, String> signatures = KernelSource.signatures(KernelSource.read());
        assertEquals("lfpp", signatures.get("addScaled"));
        assertEquals("llifp", signatures.get("dropoutMask"));
        assertEquals("ipppppppppppp", signatures.get("layerNormLstm"));
        assertEquals(KernelSource.read().split("__global__").length - 1, signatures.size());
    }

    @Test
    void nothingIsAskedOfTheCardThatTheEmulatorHasNot() {
        String source = KernelSource.read();
        for (String word : List.of("__shfl", "__ballot", "__syncwarp", "extern __shared__", "atomic", "#include")) {
            assertFalse(source.contains(word), word);
        }
    }

    /** By the compiler that compiles it on machines with cards, where it can be had: it needs no card. */
    @ParameterizedTest
    @ValueSource(ints = {75, 80, 86, 89, 90, 100, 120, 999})
    void nvidiasRuntimeCompilerTakesTheSource(int capability) {
        Optional<Nvrtc> compiler = Libraries.compiler(LibrarySearch.here(), 13, capability);
        assumeTrue(compiler.isPresent(), "no NVRTC here, so the kernels were not compiled by it");
        byte[] code = compiler.get().compile(KernelSource.read(), capability);
        boolean machineCode = code[0] == 0x7f && code[1] == 'E' && code[2] == 'L' && code[3] == 'F';
        String option = compiler.get().options(capability).getFirst();
        assertEquals(option.startsWith("--gpu-architecture=sm_"), machineCode, option);
        for (String kernel : KernelSource.signatures(KernelSource.read()).keySet()) {
            assertTrue(new String(code, StandardCharsets.ISO_8859_1).contains(kernel), kernel);
        }
    }

    /** By NVIDIA's own compiler where there is one: from Turing to the newest cards. */
    @ParameterizedTest
    @ValueSource(strings = {"sm_75", "sm_80", "sm_90", "sm_120"})
    void nvidiasCompilerTakesTheSource(String architecture) throws Exception {
        Optional<Path> compiler = Stream.of("/usr/local/cuda/bin/nvcc", "/usr/local/cuda-13.0/bin/nvcc", "/opt/cuda/bin/nvcc").map(Path::of)
                .filter(Files::isExecutable).findFirst();
        assumeTrue(compiler.isPresent(), "no nvcc here, so the kernels were not compiled for real cards");
        Path source = Files.writeString(folder.resolve("kernels.cu"), KernelSource.read());
        Process process = new ProcessBuilder(compiler.get().toString(), "-cubin", "-arch=" + architecture, "-Werror", "all-warnings", "-Xptxas", "-v", "-o",
                folder.resolve("kernels.cubin").toString(), source.toString()).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean unknown = words.contains("Unsupported gpu architecture") || words.contains("is not defined for option 'gpu-architecture'");
        assumeTrue(!unknown, "this nvcc does not know " + architecture);
        assertEquals(0, process.waitFor(), words);
        assertFalse(words.replace(" 0 bytes spill", "").contains("bytes spill"), "registers are spilt: " + words);
    }
}
