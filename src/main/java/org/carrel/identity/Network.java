package org.carrel.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
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
    return parse(address).map(Network::of).orElseGet(() -> AuditLog.start(address, LONGEST));
  }

  private static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "/64"
        : address.getHostAddress();
  }

  /** Whether it is this machine. */
  static boolean isLoopback(String address) {
    return address.contains(":")
        ? parse(address).map(InetAddress::isLoopbackAddress).orElse(false)
        : LOOPBACK.matcher(address).matches();
  }

  /** With a colon it is never looked up as a name. An interface's zone is left out. */
  private static Optional<InetAddress> parse(String address) {
    int zone = address.indexOf('%');
    try {
      return Optional.of(InetAddress.getByName(zone < 0 ? address : address.substring(0, zone)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
