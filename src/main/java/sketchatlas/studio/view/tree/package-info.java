/** The tree panel's views: the drawn tree, the outline, the inspector. */
package sketchatlas.studio.view.tree;
