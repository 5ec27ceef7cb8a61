package sketchatlas.nn.cuda;

import java.util.Locale;
import java.util.Optional;

/**
 * A graphics card of NVIDIA.
 *
 * @param ordinal in CUDA's order, which CUDA_VISIBLE_DEVICES changes
 * @param capability what it can do, 90 for 9.0
 * @param memory in bytes
 * @param cudaVersion the newest CUDA that the driver can run, 13000 for 13.0
 * @param driverVersion such as 580.65.06; empty where it isn't told
 */
public record CardInfo(int ordinal, String name, int capability, long memory, int multiprocessors, int cudaVersion, Optional<String> driverVersion) {
    /** The capability as NVIDIA writes it: 9.0. */
    public String capabilityText() {
        return capability / 10 + "." + capability % 10;
    }

    /** For a person: NVIDIA H200, capability 9.0, 140 GB, driver 580.65.06 for CUDA up to 13.0. */
    public String description() {
        return String.format(Locale.ROOT, "%s, capability %s, %.0f GB, driver %sfor CUDA up to %s", name, capabilityText(), memory / 1e9,
                driverVersion.map(version -> version + " ").orElse(""), CudaDevice.version(cudaVersion));
    }
}
