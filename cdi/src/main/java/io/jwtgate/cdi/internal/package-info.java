/** What each extension needs that injects something of the current request. */
package io.jwtgate.cdi.internal;
