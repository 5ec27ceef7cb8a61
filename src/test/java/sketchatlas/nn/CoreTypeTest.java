package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenBLAS is told about a processor by what Linux says of it. */
class CoreTypeTest {

    @ParameterizedTest
    @CsvSource({"AuthenticAMD, fpu sse avx2 fma avx512f avx512dq avx512cd avx512bw avx512vl fma, SkylakeX",
        "GenuineIntel, fpu sse avx2 fma avx512f avx512dq avx512cd avx512bw avx512vl, SkylakeX",
        "GenuineIntel, fpu sse avx2 fma avx512f avx512cd, Haswell", "AuthenticAMD, fpu sse avx fma avx2, Zen", "GenuineIntel, fpu sse avx, ",
        "GenuineIntel, , "})
    void theWidestVectorsThatItHas(String vendor, String flags, String expected) {
        String all = flags == null ? "" : flags;
        List<String> lines = List.of("processor\t: 0", "vendor_id\t: " + vendor, "model name\t: a processor", "flags\t\t: " + all, "processor\t: 1",
                "vendor_id\t: " + vendor, "flags\t\t: avx2 fma");
        assertEquals(Optional.ofNullable(expected), CoreType.of(lines));
    }

    @ParameterizedTest
    @CsvSource({"Features : fp asimd evtstrm aes", "processor : 0"})
    void otherMachinesAreLeftToTheLibrary(String line) {
        assertEquals(Optional.empty(), CoreType.of(List.of(line)));
    }
}
