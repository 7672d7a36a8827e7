package org.carrel.protocol.oauth;

import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.UserCode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
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
    DeviceAuthorizationSuccessResponse said =
        new DeviceAuthorizationSuccessResponse(
            new DeviceCode(begun.deviceCode()),
            new UserCode(begun.userCode()),
            URI.create(page),
            URI.create(page + "?user_code=" + begun.userCode()),
            begun.life().toSeconds(),
            begun.interval().toSeconds(),
            Map.of());
    Map<String, Object> members = said.toJSONObject();
    members.replaceAll((name, value) -> value instanceof Number ? value : value.toString());
    JsonAnswer.send(response, 200, members);
  }
}
