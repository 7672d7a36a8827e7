package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines of Zettelstore's manual as it prints them; without curl they are skipped. */
final class ZettelstoreCurlIT extends ServerTest {
  private static final Path CURL = Path.of("/usr/bin/curl");
  private static final String GIVEN =
      "\\{\"access_token\":\"[^\"]+\",\"token\":\"[^\"]+\",\"token_type\":\"Bearer\",\"expires_in\":600\\}\n";

  @BeforeEach
  void needCurl() {
    assumeThat(Files.isExecutable(CURL)).isTrue();
  }

  private String curl(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(CURL.toString(), "-s", "--noproxy", "*"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private String ident() {
    return new Household(server()).member().name();
  }

  @Test
  void signsInWithBasic() throws IOException {
    assertThat(curl("-X", "POST", "-u", ident() + ":" + Household.PASSWORD, server() + "a"))
        .matches(GIVEN);
  }

  @Test
  void signsInWithUserInformationInTheAddress() throws IOException {
    String password = Household.PASSWORD.replace(" ", "%20");
    String address = "http://%s:%s@127.0.0.1:%d/a".formatted(ident(), password, server().getPort());

    assertThat(curl("-X", "POST", address)).matches(GIVEN);
  }

  @Test
  void signsInWithAForm() throws IOException {
    String form = "username=%s&password=%s".formatted(ident(), Household.PASSWORD);

    assertThat(curl("-X", "POST", "-d", form, server() + "a")).matches(GIVEN);
  }
}
