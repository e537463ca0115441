package photos.keepsake.archive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the catalog of an open archive from beside, past all of our own code. */
final class CatalogView implements AutoCloseable {
  private final Connection connection;

  CatalogView(Archive archive) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + archive.folders().catalog());
  }

  /** The rows as text, with '|' between the columns. */
  List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    }
  }

  /** Changes whenever somebody else wrote. */
  String version() throws SQLException {
    return rows("PRAGMA data_version").get(0);
  }

  /** Ids of the items whose sidecars are due. */
  List<String> due() throws SQLException {
    return rows("SELECT id FROM item WHERE sidecar_due = 1 ORDER BY id");
  }

  /** As after sidecars were written. */
  void nothingIsDue() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE item SET sidecar_due = 0");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
