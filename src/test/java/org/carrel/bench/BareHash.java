package org.carrel.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id and nothing else, on every core, in a process of its own with the server's heap: what a
 * login is measured against.
 */
public final class BareHash {
  private static final int ROUNDS = 4;
  private static final int BYTES = 32;
  private static final byte[] INPUT =
      "0123456789abcdef".repeat(8).getBytes(StandardCharsets.US_ASCII);
  private static final Pattern COST = Pattern.compile("\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$");

  private BareHash() {}

  /**
   * Hashes for a CPU second in a warm process.
   *
   * @param stored a hash as the server stores it, whose cost is taken
   */
  static double perCpuSecond(String stored, int millis) throws IOException, InterruptedException {
    Matcher cost = COST.matcher(stored);
    if (!cost.find()) {
      throw new IllegalStateException("the stored password is no Argon2id hash");
    }
    Process process =
        Jvm.main(
                BareHash.class,
                List.of(cost.group(1), cost.group(2), cost.group(3), String.valueOf(millis)))
            .start();
    try (BufferedReader rates = process.inputReader()) {
      String last = rates.lines().reduce((before, next) -> next).orElseThrow();
      process.waitFor();
      return Double.parseDouble(last);
    }
  }

  /** Takes memory (KiB), passes, lanes and milliseconds a round; prints a rate a round. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws InterruptedException {
    int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    Argon2Parameters cost =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(numbers[0])
            .withIterations(numbers[1])
            .withParallelism(numbers[2])
            .withSalt(new byte[16])
            .build();
    Watched self = new Watched(ProcessHandle.current());
    for (int round = 0; round < ROUNDS; round++) {
      double before = self.cpuMillis();
      long hashes = hashes(cost, numbers[3]);
      System.out.println(1000 * hashes / (self.cpuMillis() - before));
    }
  }

  private static long hashes(Argon2Parameters cost, int millis) throws InterruptedException {
    AtomicLong count = new AtomicLong();
    long end = System.nanoTime() + millis * 1_000_000L;
    List<Thread> threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(i -> new Thread(() -> hash(cost, end, count), "hash-" + i))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return count.get();
  }

  private static void hash(Argon2Parameters cost, long end, AtomicLong count) {
    while (System.nanoTime() < end) {
      Argon2BytesGenerator argon = new Argon2BytesGenerator();
      argon.init(cost);
      argon.generateBytes(INPUT, new byte[BYTES]);
      count.incrementAndGet();
    }
  }
}
