/**
 * Maps of codes: t-SNE brings codes of many dimensions to a plane so that near ones stay near, and new codes find their place on a map
 * that is finished.
 */
package sketchatlas.explore.projection;
