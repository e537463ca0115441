package photos.keepsake.cli;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param out the result, for a person or a program to read
 * @param err talk: progress, notes and errors
 */
record Console(PrintStream out, PrintStream err) {}
