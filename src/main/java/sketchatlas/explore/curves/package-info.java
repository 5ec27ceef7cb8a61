/** The curves of a training as charts, for pictures and for the screen: which lines, how smooth, where on the paper, and in words. */
package sketchatlas.explore.curves;
