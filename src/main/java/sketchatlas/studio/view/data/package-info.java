/** The page on which a person chooses sketches to train with, and the person's own sketches. */
package sketchatlas.studio.view.data;
