/** How lines of the log are written: printable, short, and not without end. */
package io.jwtgate.internal.log;
