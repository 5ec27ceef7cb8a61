package sketchatlas.nn;

/**
 * Something that could compute on this machine.
 *
 * @param backend that it is reached by
 * @param name for a person
 * @param usable whether a training can use it today
 * @param why it is or isn't, in a sentence
 */
public record BackendChoice(Backend backend, String name, boolean usable, String why) {
}
