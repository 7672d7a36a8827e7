package org.carrel.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one address: an IPv4 address, or the /64 that one IPv6 customer has. */
final class Network {
  private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  private static final int PREFIX_BYTES = 8;
  private static final int LONGEST = 64;

  private Network() {}

  static String of(String address) {
    if (!address.contains(":")) {
      return AuditLog.start(address, LONGEST);
    }
    InetAddress parsed = parse(address);
    return parsed instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
        : parsed.getHostAddress();
  }

  /** Whether it is this machine. */
  static boolean isLoopback(String address) {
    return address.contains(":")
        ? parse(address).isLoopbackAddress()
        : LOOPBACK.matcher(address).matches();
  }

  /** With a colon it is never looked up as a name. */
  private static InetAddress parse(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
  }
}
