/**
 * Delimited text as people's programs write it: comma, semicolon, tab or bar between cells, decimal
 * points or commas, UTF-8 or marked UTF-16, any line ends. What is not plain is refused in one line
 * that says what to do.
 */
package wernicke.formats.internal.table;
