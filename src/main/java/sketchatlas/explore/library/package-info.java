/** The models that a person has: those that came with the program and those in the person's own folder, trained here or brought from elsewhere. */
package sketchatlas.explore.library;
