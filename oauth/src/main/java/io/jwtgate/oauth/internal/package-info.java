/** The settings of the module made into endpoints and challenges. */
package io.jwtgate.oauth.internal;
