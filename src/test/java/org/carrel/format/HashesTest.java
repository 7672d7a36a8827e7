package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values were computed by other means: Python's hashlib over the same bytes. */
class HashesTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "0, d41d8cd98f00b204e9800998ecf8427e",
    "1, 93b885adfe0da089cdf634904fd59f71",
    "1023, d40db851663591609253417c4ef83615",
    "1024, 3a6313818082da07ecb5476ec705caef",
    "1025, d6cfebfa2ba320a62cc5f30743da344d",
    "4096, e55b30ab02ba1e01566c0fec9193b3ed",
    "5000, ddd966bfdab0b4ce9bbde59e9d0f029d",
    "16384, 734302eef40aa8e3b918f736bb6b64f0",
    "70000, 6a21604845aae16e1e4d503c977259d9",
    "1100000, 3f0be7cf65268da9322b7c8cd7d7304c"
  })
  void namesDocumentsAsKoreaderDoes(int size, String expected) throws IOException {
    assertThat(partialMd5(pattern(size))).isEqualTo(expected);
  }

  @Test
  void samplesUpToOneGibibyte() throws IOException {
    Path sparse = folder.resolve("sparse");
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            sparse,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.position((1L << 30) + 10);
      channel.write(ByteBuffer.wrap("end".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    assertThat(partialMd5(sparse)).isEqualTo("4ce16717b4d7a3e6e904363c576d439c");
  }

  @Test
  void fingerprintsSmallFilesWhole() throws IOException {
    assertThat(fingerprint(pattern(1_048_576)))
        .isEqualTo(
            new Fingerprint(
                1_048_576, "52157c7a6432d236380ce45de056573cf27dd0e1dfcca37aac92d09530ea67a9"));
  }

  @Test
  void fingerprintsLargeFilesBySamplesThatReachTheEnd() throws IOException {
    Path large = pattern(3_000_001);
    assertThat(fingerprint(large))
        .isEqualTo(
            new Fingerprint(
                3_000_001, "d3634da32fd8fd48003f47bf40e1df5b2637f3d10982942a687f114767ac4834"));

    byte[] changed = Files.readAllBytes(large);
    changed[changed.length - 1]++;
    assertThat(fingerprint(Files.write(large, changed)).sha256())
        .isNotEqualTo("d3634da32fd8fd48003f47bf40e1df5b2637f3d10982942a687f114767ac4834");
  }

  private Path pattern(int size) throws IOException {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8) * 17);
    }
    return Files.write(folder.resolve(size + ".bin"), bytes);
  }

  private static String partialMd5(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return PartialMd5.of(channel);
    }
  }

  private static Fingerprint fingerprint(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return Samples.fingerprint(channel);
    }
  }
}
