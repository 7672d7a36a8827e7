package org.carrel.it;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a test of the running server starts from. */
@ExtendWith(ArquillianExtension.class)
public abstract class ServerTest {
  @ArquillianResource
  @SuppressWarnings("NullAway.Init")
  private URL url;

  /** The server's root as a client on the same machine names it. */
  protected final URI server() {
    return URI.create("http://127.0.0.1:" + url.getPort() + "/");
  }

  /** The same by an address that is not loopback, if this machine has one. */
  protected final URI serverFromAfar() {
    return URI.create("http://" + url.getHost() + ":" + url.getPort() + "/");
  }

  /** A browser or reader app of its own: no cookie is shared with another. */
  protected final Client client() {
    return new Client(server());
  }
}
