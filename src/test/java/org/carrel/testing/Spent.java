package org.carrel.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What work took of the thread that did it; unlike the time it lasted, that is the same on a busy
 * machine.
 *
 * @param time of the processor
 * @param bytes of the heap that were asked for, given back or not
 */
public record Spent(Duration time, long bytes) {

  public static Spent on(Runnable work) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long time = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return new Spent(
        Duration.ofNanos(threads.getCurrentThreadCpuTime() - time),
        threads.getCurrentThreadAllocatedBytes() - bytes);
  }
}
