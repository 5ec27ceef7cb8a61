/** Drawing many sketches with a model into a folder, and pictures of what is there. */
package sketchatlas.explore.samples;
