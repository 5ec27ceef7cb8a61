/**
 * Latent calculators: differences of codes that are kept under a name, with where they come from and a test of how reliably they do what
 * their name says. Knows no toolkit.
 */
package sketchatlas.explore.calculators;
