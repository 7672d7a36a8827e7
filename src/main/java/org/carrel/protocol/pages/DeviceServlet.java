package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.grant.DeviceAuthorizations;
import org.carrel.grant.DeviceAuthorizations.Waiting;
import org.carrel.identity.Caller;

/**
 * Takes the code that a device shows, and asks whether the device may act for the account.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.3">RFC 8628, section 3.3</a>
 */
@WebServlet(urlPatterns = DeviceServlet.PATH)
public final class DeviceServlet extends PageServlet {
  static final String PATH = "/device";
  static final String CODE = "user_code";

  private static final long serialVersionUID = 1L;
  private static final Set<String> ANSWERS = Set.of("allow", "deny");

  private final transient DeviceAuthorizations devices;

  @Inject
  DeviceServlet(DeviceAuthorizations devices) {
    this.devices = devices;
  }

  @Override
  void show(Visit visit) throws IOException {
    Optional<String> code = visit.asked(CODE);
    Optional<Caller> caller = visit.signedIn();
    if (caller.isEmpty()) {
      visit.goOn(signIn(code, visit));
    } else if (code.isPresent()) {
      lookUp(code.get(), caller.get(), visit);
    } else {
      visit.show(first(new DevicePage(caller.get(), visit), visit));
    }
  }

  private static Page first(DevicePage page, Visit visit) {
    return visit
        .asked("answered")
        .filter(ANSWERS::contains)
        .map(page::answered)
        .orElseGet(page::blank);
  }

  private static String signIn(Optional<String> code, Visit visit) {
    String here = code.map(text -> visit.path(PATH, CODE, text)).orElseGet(() -> visit.path(PATH));
    return visit.path(SignInServlet.PATH, "next", here);
  }

  @Override
  void act(Visit visit) throws IOException {
    Optional<String> code = visit.given(CODE);
    Optional<Caller> caller = visit.signedIn();
    if (caller.isEmpty()) {
      visit.goOn(signIn(code, visit));
      return;
    }
    Optional<String> answer = visit.sent("answer");
    if (answer.isEmpty() || visit.isForAnother(caller.get())) {
      lookUp(code.orElse(""), caller.get(), visit);
    } else {
      answer(code.orElse(""), answer.get(), caller.get(), visit);
    }
  }

  private void lookUp(String code, Caller caller, Visit visit) throws IOException {
    DevicePage page = new DevicePage(caller, visit);
    Optional<Waiting> waiting = devices.find(code, caller);
    visit.show(waiting.map(found -> page.asking(found, code)).orElseGet(page::wrongCode));
  }

  private void answer(String code, String answer, Caller caller, Visit visit) {
    switch (answer) {
      case "allow" -> devices.approve(code, caller, visit.origin());
      case "deny" -> devices.deny(code, caller);
      default -> throw Failure.invalid("The answer is neither allow nor deny.");
    }
    visit.goOn(visit.path(PATH, "answered", answer));
  }
}
