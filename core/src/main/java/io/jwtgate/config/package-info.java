/** Text settings made into the objects of the other packages. */
package io.jwtgate.config;
