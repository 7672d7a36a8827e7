package org.carrel.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers in a file's bytes. What lies behind the end reads as 0. */
@SuppressWarnings("ArrayRecordComponent") // a view, not a value
record ByteView(byte[] bytes) {

  int length() {
    return bytes.length;
  }

  int at(int index) {
    return index >= 0 && index < bytes.length ? bytes[index] & 0xff : 0;
  }

  int shortAt(int index) {
    return at(index) << 8 | at(index + 1);
  }

  long intAt(int index) {
    return (long) shortAt(index) << 16 | shortAt(index + 2);
  }

  int littleShortAt(int index) {
    return at(index) | at(index + 1) << 8;
  }

  long littleIntAt(int index) {
    return littleShortAt(index) | (long) littleShortAt(index + 2) << 16;
  }

  boolean has(int index, String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
    int end = index + wanted.length;
    return end <= bytes.length && Arrays.equals(bytes, index, end, wanted, 0, wanted.length);
  }

  ByteView slice(int from, long length) {
    int end = (int) Math.max(from, Math.min(bytes.length, from + length));
    return new ByteView(Arrays.copyOfRange(bytes, from, end));
  }
}
