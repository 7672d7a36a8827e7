package org.carrel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A block of IP addresses.
 *
 * @param bits how many leading bits of an address count
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, section 3.1</a>
 */
record AddressRange(byte[] address, int bits) {

  /**
   * @param text {@code 10.0.0.0/8}, {@code fd00::/8} or one address
   * @throws IllegalArgumentException if it is neither; names are never resolved
   */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    int bits = slash < 0 ? address.length * 8 : bits(text.substring(slash + 1));
    if (bits < 0 || bits > address.length * 8) {
      throw new IllegalArgumentException("carrel.proxies holds no address range: " + text);
    }
    return new AddressRange(address, bits);
  }

  private static int bits(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((other[bit >> 3] & mask) != (address[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IllegalArgumentException if the text is not an IP address in figures
   */
  static byte[] address(String text) {
    if (!looksLikeAddress(text)) {
      throw new IllegalArgumentException("No IP address: " + text);
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("No IP address: " + text, e);
    }
  }

  /** Only such texts keep {@link InetAddress} from asking a name server. */
  private static boolean looksLikeAddress(String text) {
    boolean six = text.indexOf(':') >= 0;
    boolean four = text.chars().filter(c -> c == '.').count() == 3;
    return (six || four)
        && text.chars().allMatch(c -> c == '.' || c == ':' && six || isDigit(c, six))
        && text.length() <= 45;
  }

  private static boolean isDigit(int c, boolean hexadecimal) {
    return Character.digit(c, hexadecimal ? 16 : 10) >= 0 && c < 128;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && bits == range.bits
        && Arrays.equals(address, range.address);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(address) + bits;
  }
}
