package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendsTest {
    private static final Backends.Installed ND4J = new Backends.Installed("CpuBackend", true, "");

    @Test
    void theProcessorAlwaysComputes() {
        for (List<BackendChoice> choices : List.of(Backends.available(), Backends.available(new Backends.Installed("", false, "no library"), Optional.empty()))) {
            assertEquals(Backend.CPU, choices.getFirst().backend());
            assertTrue(choices.getFirst().usable());
            assertTrue(choices.stream().allMatch(c -> c.why().endsWith(".")), choices.toString());
        }
    }

    @Test
    void aCardThatCannotBeUsedSaysWhy() {
        BackendChoice without = Backends.available(ND4J, Optional.empty()).getLast();
        BackendChoice with = Backends.available(ND4J, Optional.of(Path.of("nvidia-smi"))).getLast();
        assertFalse(without.usable() || with.usable());
        assertTrue(without.why().startsWith("No NVIDIA driver was found"), without.why());
        assertTrue(with.why().startsWith("There is an NVIDIA driver"), with.why());
    }

    @Test
    void withLibrariesForItTheCardIsAChoice() {
        List<BackendChoice> choices = Backends.available(new Backends.Installed("JCublasBackend", true, ""), Optional.of(Path.of("nvidia-smi")));
        assertEquals(2, choices.size());
        assertTrue(choices.getLast().usable() && choices.getLast().backend() == Backend.ND4J);
        BackendChoice broken = Backends.available(new Backends.Installed("JCublasBackend", false, "no device"), Optional.empty()).getLast();
        assertTrue(!broken.usable() && broken.why().contains("no device"), broken.why());
    }
}
