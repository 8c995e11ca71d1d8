/**
 * Callers and requests for unit tests of resources and servlets, and a test issuer that starts with
 * a test class. For tests alone: each issuer's key is made by the testkit.
 */
package io.jwtgate.junit;
