/** Measures the studio's own painting, for the command line, which has no toolkit. */
package sketchatlas.studio.bench;
