package sketchatlas.nn;

import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where the intermediate results of one kernel lie: one of ND4J's workspaces, which is used anew by the next kernel instead of leaving
 * memory to the collector. No array made inside may leave it.
 */
final class Nd4jScratch {
    private static final String NAME = "sketchatlas-kernel";
    private static final WorkspaceConfiguration GROWS_TO_THE_LARGEST = WorkspaceConfiguration.builder().initialSize(0)
            .policyAllocation(AllocationPolicy.STRICT).policyLearning(LearningPolicy.FIRST_LOOP).policySpill(SpillPolicy.REALLOCATE).build();

    private Nd4jScratch() {
    }

    /** Arrays made on this thread lie in the scratch memory until it is closed. */
    static MemoryWorkspace open() {
        return Nd4j.getWorkspaceManager().getAndActivateWorkspace(GROWS_TO_THE_LARGEST, NAME);
    }
}
