package sketchatlas.nn;

/**
 * The memory of a graphics card.
 *
 * @param total all of it, in bytes
 * @param free what no program held when it was asked for, in bytes
 */
public record CardMemory(long total, long free) {
}
