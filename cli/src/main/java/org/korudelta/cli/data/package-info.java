/**
 * Owns data on its way into a database: values, files to import, the shipped samples; may import
 * the database and the terminal.
 */
@NullMarked
package org.korudelta.cli.data;

import org.jspecify.annotations.NullMarked;
