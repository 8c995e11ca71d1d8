/** Puts beans into the platform's MBean server; not published. */
package io.jwtgate.jmx;
