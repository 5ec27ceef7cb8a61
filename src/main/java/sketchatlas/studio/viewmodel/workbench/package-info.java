/** What the workbench shows and does: tokens taken in hand, analogies, interpolations, completions and latent calculators. No controls here. */
package sketchatlas.studio.viewmodel.workbench;
