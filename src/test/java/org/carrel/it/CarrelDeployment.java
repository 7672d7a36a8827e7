package org.carrel.it;

import java.io.File;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was packaged, deployed once for the whole suite; every test is its client. */
@ArquillianSuiteDeployment
public final class CarrelDeployment {
  private CarrelDeployment() {}

  @Deployment(testable = false)
  public static WebArchive carrel() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/carrel.war"));
  }
}
