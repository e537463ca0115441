package photos.keepsake.architecturefixtures.archive.catalog;

import java.sql.Connection;

/** Innocent: the catalog speaks SQL. */
public record Card(Connection connection) {}
