/**
 * What a person does with a trained model: drawings go in, codes, components and reconstructions come out. The model's
 * computing happens on one thread that the {@link sketchatlas.explore.Engine} owns; faces talk to it in tasks and get
 * immutable results. Knows no toolkit.
 */
package sketchatlas.explore;
