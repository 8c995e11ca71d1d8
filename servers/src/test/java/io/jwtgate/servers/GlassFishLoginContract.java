package io.jwtgate.servers;

import java.util.List;

/** Container login on GlassFish and its descendant Payara. */
abstract class GlassFishLoginContract extends ContainerLoginContract {
  // Without it these servers know no role in enterprise beans.
  private static final String ROLES_OF_BEANS =
      """
      <glassfish-web-app>
        <security-role-mapping><role-name>admin</role-name><group-name>admin</group-name></security-role-mapping>
      </glassfish-web-app>
      """;

  @Override
  War application() {
    return super.application().with("WEB-INF/glassfish-web.xml", ROLES_OF_BEANS);
  }

  @Override
  List<String> answeredOtherwise() {
    return GlassFish.PERMITTED_TO_NOBODY;
  }
}
