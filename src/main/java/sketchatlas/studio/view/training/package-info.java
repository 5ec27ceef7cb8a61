/** The dialog in which a person puts a training together, and what is seen of one: its curves, its film, and where it stands. */
package sketchatlas.studio.view.training;
