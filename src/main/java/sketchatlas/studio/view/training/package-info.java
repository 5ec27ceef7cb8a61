/** What is seen of a training: its curves, its film, and where it stands. */
package sketchatlas.studio.view.training;
