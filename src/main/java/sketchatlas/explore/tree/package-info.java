/** The patterns that a model found as a tree of two levels, when some of them died, and what people call them. */
package sketchatlas.explore.tree;
