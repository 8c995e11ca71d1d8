/** Helps to test with tokens. */
package io.jwtgate.testkit;
