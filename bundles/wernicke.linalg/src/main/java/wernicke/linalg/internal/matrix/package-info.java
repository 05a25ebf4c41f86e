/** Dense matrices outside the heap and the BLAS and LAPACK calls on them. */
package wernicke.linalg.internal.matrix;
