package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.grant.Client;
import org.carrel.grant.DeviceAuthorization;
import org.carrel.grant.DeviceAuthorizations;
import org.carrel.http.Links;

/**
 * Gives a device without a browser a code to show.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.1">RFC 8628, section 3.1</a>
 */
@WebServlet(urlPatterns = Endpoints.DEVICE)
public final class DeviceAuthorizationServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/device";

  private final transient ClientAuthentication authentication;
  private final transient DeviceAuthorizations devices;

  @Inject
  DeviceAuthorizationServlet(ClientAuthentication authentication, DeviceAuthorizations devices) {
    this.authentication = authentication;
    this.devices = devices;
  }

  @Override
  void answer(HttpServletRequest request, Parameters form, HttpServletResponse response)
      throws IOException {
    Client client = authentication.of(request, form);
    DeviceAuthorization begun = devices.begin(client, form.scopes());
    String page = Links.of(request).absolute(PAGE);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("device_code", begun.deviceCode());
    members.put("user_code", begun.userCode());
    members.put("verification_uri", page);
    members.put("verification_uri_complete", page + "?user_code=" + begun.userCode());
    members.put("expires_in", begun.life().toSeconds());
    members.put("interval", begun.interval().toSeconds());
    JsonAnswer.send(response, 200, members);
  }
}
