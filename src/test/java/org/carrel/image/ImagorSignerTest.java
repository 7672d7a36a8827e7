package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.carrel.image.ImagorSigner.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that imagor itself makes, and some that Python and OpenSSL made. */
final class ImagorSignerTest {
  private static final String GOPHER =
      "raw.githubusercontent.com/cshum/imagor/master/testdata/gopher.png";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1234     | SHA1   | 0  | foo.jpg | _-19cQt1szHeUV0WyWFntvTImDI=
          1234     | SHA256 | 40 | foo.jpg | 91DBDJtTFePFnbaj5Qq8JLvq5sM5VTipE685f4Gp
          1234     | SHA1   | 0  | filters:fill(red)/gopher.png | GSqGN9NrCj-DlGT38BaycScxM9g=
          1234     | SHA1   | 0  | meta/10x11:12x13/fit-in/-300x-200/5x6/left/top/smart/filters:some_filter()/img | VTAq7YIRbEXgtwAcsTMhAjvBuT8=
          1234     | SHA256 | 40 | meta/10x11:12x13/fit-in/-300x-200/5x6/left/top/smart/filters:some_filter()/img | XBCO7esuLsNQuSF2v9ie36pESRGx2rzLjhUxXWnV
          1234     | SHA1   | 0  | meta/10x11:12x13/fit-in/-300x-200/left/top/smart/filters:some_filter()/img | BN6FhBfq7-AoATQ3on7eucpTw4Q=
          abcd     | SHA256 | 28 | assfasf | zb6uWXQxwJDOe_zOgxkuj96Etrsz
          mysecret | SHA1   | 0  | 500x500/top/G | cST4Ko5_FqwT3BDn-Wf4gO3RFSk=
          mysecret | SHA256 | 40 | 500x500/top/G | IGEn3TxngivD0jy4uuiZim2bdUCvhcnVi1Nm0xGy
          mysecret | SHA1   | 0  | fit-in/500x400/0x20/filters:fill(white)/G | OyGJyvfYJw8xNkYDmXU-4NPA2U0=
          1234     | SHA256 | 40 | fit-in/-180x180/10x10/filters:hue(290):saturation(100):fill(yellow)/G | pOmOlw07XZQidA3hijbBvrXHKUCAye2CLlXS1yst
          1234     | SHA512 | 0  | foo.jpg | G3BRakPePSVV_Vr6cMRMfxUwD1v0oljAzUJ5OlbCzF0qVebjJBpG6iHCslinjXdE0LsNGvH-MpoZLGrJZodncQ==
          mysecret | SHA1   | 0  | fit-in/300x461/filters:format(webp):quality(80)/covers/12.jpg | fSgBnFdw8bpUMmOf3CF0IMubNeU=
          mysecret | SHA256 | 32 | fit-in/300x461/filters:format(webp):quality(80)/covers/12.jpg | AZkp3DNr9a7w0jxYkbRWMoYIS7VrE9Oj
          schlüssel| SHA256 | 40 | foo.jpg | Z31xWp1ro99Reck3nlCu71-jDyg1eyIObR-C0Ao7
          """)
  void signsAsImagorDoes(
      String secret, Algorithm algorithm, int truncate, String path, String signature) {
    String whole = path.replaceFirst("/G$", "/" + GOPHER);
    ImagorSigner signer = new ImagorSigner(algorithm, secret, truncate);

    assertThat(signer.sign(whole)).isEqualTo(signature);
    assertThat(signer.vouchesFor(ImagorPath.parse("/" + signature + "/" + whole))).isTrue();
    assertThat(signer.vouchesFor(ImagorPath.parse("/" + signature + "/" + whole + "x"))).isFalse();
  }

  @Test
  void vouchesForEscapedTextThatWasSignedPlain() {
    ImagorSigner signer = new ImagorSigner(Algorithm.SHA1, "1234", 0);
    String sent = "/GSqGN9NrCj-DlGT38BaycScxM9g=/filters%3Afill%28red%29/gopher.png";

    assertThat(signer.vouchesFor(ImagorPath.parse(sent))).isFalse();
    ImagorPath decoded = ImagorPath.parseDecoded(sent);
    assertThat(signer.vouchesFor(decoded)).isTrue();
    assertThat(decoded.parameters().filters()).containsExactly(new Filter("fill", "red"));
  }

  @Test
  void vouchesForNoPartOfASignature() {
    ImagorSigner signer = new ImagorSigner(Algorithm.SHA1, "1234", 0);

    assertThat(signer.vouchesFor(ImagorPath.parse("/_-19cQt1szHeUV0WyWFntvTIm/foo.jpg"))).isFalse();
    assertThat(signer.vouchesFor(ImagorPath.parse("/unsafe/foo.jpg"))).isFalse();
    assertThat(signer.vouchesFor(ImagorPath.parse("/foo.jpg"))).isFalse();
  }

  @Test
  void signsNothingWithoutASecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ImagorSigner(Algorithm.SHA1, "", 0));
  }

  @Test
  void writesAddressesThatItVouchesFor() {
    ImagorSigner signer = new ImagorSigner(Algorithm.SHA256, "1234", 32);
    Parameters parameters =
        Parameters.of("library/1/Ünïcode (1) + b.jpg")
            .filtered(java.util.List.of(new Filter("label", "50% für ;\\,10,10")));

    ImagorPath path = ImagorPath.parse("/" + signer.address(parameters));

    assertThat(signer.vouchesFor(path)).isTrue();
    assertThat(path.parameters().image()).isEqualTo(parameters.image());
    assertThat(path.parameters().filters().get(0).arguments())
        .containsExactly("50% für ;\\", "10", "10");
  }

  @Test
  void keepsItsSecretToItself() {
    assertThat(new ImagorSigner(Algorithm.SHA1, "1234", 0).toString()).doesNotContain("1234");
  }
}
