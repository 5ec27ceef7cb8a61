package sketchatlas.studio.viewmodel.training;

/**
 * What trainings can have of this machine.
 *
 * @param memory all of it, in bytes
 * @param usable what the process of a training may take of it, in bytes
 * @param threads that share a batch on the processor
 */
public record Machine(long memory, long usable, int threads) {
}
