/** Guards JAX-RS resources. */
package io.jwtgate.jaxrs;
