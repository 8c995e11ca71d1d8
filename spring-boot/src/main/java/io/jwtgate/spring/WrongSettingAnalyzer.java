package io.jwtgate.spring;

import io.jwtgate.config.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Boot say which setting stopped the start, in place of a stack trace. */
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, ConfigurationException wrong) {
    return new FailureAnalysis(
        wrong.getMessage(), "Change that setting of JwtGate, in whichever place it stands.", wrong);
  }
}
