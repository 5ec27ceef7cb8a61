/** What can be said about latent codes among each other: distances, neighbours, densities. */
package sketchatlas.explore.codes;
