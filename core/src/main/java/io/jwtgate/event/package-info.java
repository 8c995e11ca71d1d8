/** Security events, and the one port through which they are told. */
package io.jwtgate.event;
