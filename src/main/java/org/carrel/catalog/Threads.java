package org.carrel.catalog;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where scans work: the server's own threads in a server.
 *
 * @param readers how many files are read at once
 */
record Threads(ExecutorService workers, ScheduledExecutorService schedule, int readers) {}
