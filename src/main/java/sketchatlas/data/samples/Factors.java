package sketchatlas.data.samples;

/**
 * What is known about a sample sketch.
 *
 * @param facingRight whether it looks to the right (a flower: where its stem bends and its leaf grows)
 * @param headOnly the head or blossom alone, where the category has one
 * @param parts how many of the parts that {@link SampleCategory#partName} names
 */
public record Factors(boolean facingRight, boolean headOnly, int parts) {
    /** The same, looking the other way. */
    public Factors mirrored() {
        return new Factors(!facingRight, headOnly, parts);
    }
}
