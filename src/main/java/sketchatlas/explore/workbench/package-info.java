/**
 * The latent workbench: sketches as things that one can take in hand ({@link sketchatlas.explore.workbench.SketchToken}), and what can
 * be made of them: analogies, interpolations and completions. Work for the model is a
 * {@link sketchatlas.explore.workbench.WorkbenchJob}, run at once by a command or through
 * {@link sketchatlas.explore.workbench.LatentWorkbench} by a window. Knows no toolkit.
 */
package sketchatlas.explore.workbench;
