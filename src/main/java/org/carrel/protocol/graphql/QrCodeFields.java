package org.carrel.protocol.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nayuki.qrcodegen.QrCode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;

/**
 * Texts for a camera, so that nobody types a long address on an e-reader and no third party reads
 * it.
 *
 * @see <a href="https://www.nayuki.io/page/qr-code-generator-library">the library</a>
 */
@Singleton
final class QrCodeFields extends CoreSchema {
  private static final int MOST_BYTES = 1_000;

  QrCodeFields() {
    super("qr-codes.graphqls");
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("qrCode", QrCodeFields::draw)
        .of("QrCode", QrCode.class)
        .plain("size", code -> code.size)
        .plain("rows", QrCodeFields::rows);
  }

  private static QrCode draw(Call call) {
    String text = call.text("text");
    if (text.getBytes(UTF_8).length > MOST_BYTES) {
      throw Failure.invalid("A code holds at most 1,000 bytes.");
    }
    return QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
  }

  private static List<String> rows(QrCode code) {
    return IntStream.range(0, code.size).mapToObj(y -> row(code, y)).toList();
  }

  private static String row(QrCode code, int y) {
    return IntStream.range(0, code.size)
        .mapToObj(x -> code.getModule(x, y) ? "1" : "0")
        .collect(Collectors.joining());
  }
}
