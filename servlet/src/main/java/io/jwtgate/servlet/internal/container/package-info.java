/** What one server needs and no other; not published. */
package io.jwtgate.servlet.internal.container;
