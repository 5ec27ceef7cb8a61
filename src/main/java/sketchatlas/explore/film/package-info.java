/**
 * The filmstrip of a training: every now and then the model of the moment draws the same sketches again and lays the same codes out on a
 * map. A frame is an ordinary atlas, a film a folder of them.
 */
package sketchatlas.explore.film;
