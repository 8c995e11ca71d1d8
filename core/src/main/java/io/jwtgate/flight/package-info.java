/** Events for JDK Flight Recorder; not published. Nothing else links to {@code jdk.jfr}. */
package io.jwtgate.flight;
