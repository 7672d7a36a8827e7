package org.carrel.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.carrel.image.Filter;
import org.carrel.image.ImagorSigner;
import org.carrel.image.ImagorSigner.Algorithm;
import org.carrel.image.Parameters;
import org.carrel.run.DatabaseAddress;

/** Signs addresses by the secret that the server drew, which no request tells. */
public final class Signatures {
  private final ImagorSigner signer;

  private Signatures(ImagorSigner signer) {
    this.signer = signer;
  }

  /** Of the server, which draws its secret when it is asked for the first image. */
  static Signatures of(Client client) throws SQLException {
    return of(client, Surroundings.address());
  }

  public static Signatures of(Client client, DatabaseAddress at) throws SQLException {
    client.get("/imagor/unsafe/x.jpg");
    try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT secret, algorithm, truncated_to FROM imagor_signing")) {
      row.next();
      return new Signatures(
          new ImagorSigner(Algorithm.valueOf(row.getString(2)), row.getString(1), row.getInt(3)));
    }
  }

  /** The address of a path that is signed as it stands. */
  public String address(String path) {
    return "/imagor/" + signer.sign(path) + "/" + path;
  }

  /** The same at the root. */
  public String atTheRoot(String path) {
    return "/" + signer.sign(path) + "/" + path;
  }

  String address(Parameters parameters) {
    return "/imagor/" + signer.address(parameters);
  }

  String filtered(String image, Filter... filters) {
    return address(Parameters.of(image).filtered(List.of(filters)));
  }
}
