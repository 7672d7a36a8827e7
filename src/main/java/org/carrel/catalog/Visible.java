package org.carrel.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Visibility;

/**
 * What somebody may see, as the one predicate over a book that every query carries.
 *
 * <p>It names libraries by negation only, since MariaDB would turn a positive subquery into a join
 * and lose the order of the index.
 */
public record Visible(String predicate, Map<String, Object> parameters) {

  /** Stands in expressions over a {@code book b} of their own for what is visible of it. */
  static final String NARROWED = "(b.listed = 1 AND TRUE)";

  /** The same text over visible books only, for whoever has the parameters, too. */
  String narrowed(String sql) {
    return sql.replace(NARROWED, "(" + predicate + ")");
  }

  /** Over the table {@code book b}; the books that are not listed are nobody's. */
  public static Visible to(Visibility visibility) {
    return of(visibility, "b.listed = 1");
  }

  /** The same of books that are on no list, too. */
  static Visible whetherListed(Visibility visibility) {
    return of(visibility, "TRUE");
  }

  private static Visible of(Visibility visibility, String books) {
    StringBuilder predicate = new StringBuilder(books);
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (visibility.everything()) {
      return new Visible(predicate.toString(), parameters);
    }
    predicate.append(" AND ").append(excluded(visibility, "b.library_id", parameters));
    if (visibility.openLibrariesOnly()) {
      predicate.append(
          " AND NOT EXISTS (SELECT 1 FROM library c WHERE c.open = 0 AND c.id = b.library_id)");
    }
    Integer ageLimit = visibility.ageLimit();
    if (ageLimit != null) {
      predicate.append(
          visibility.unratedHidden()
              ? " AND b.age_rating <= :ageLimit"
              : " AND (b.age_rating IS NULL OR b.age_rating <= :ageLimit)");
      parameters.put("ageLimit", ageLimit);
    }
    RuleSql.add(visibility.rules(), predicate, parameters);
    return new Visible(predicate.toString(), parameters);
  }

  /** Over the table {@code library l}, also of libraries without a book. */
  public static Visible libraries(Visibility visibility) {
    if (visibility.everything()) {
      return new Visible("TRUE", Map.of());
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    String predicate = excluded(visibility, "l.id", parameters);
    return new Visible(
        visibility.openLibrariesOnly() ? predicate + " AND l.open = 1" : predicate, parameters);
  }

  private static String excluded(
      Visibility visibility, String library, Map<String, Object> parameters) {
    parameters.put("account", visibility.accountId());
    UUID beside = visibility.beside();
    if (beside != null) {
      parameters.put("beside", beside);
    }
    String whose = beside == null ? "= :account" : "IN (:account, :beside)";
    return "NOT EXISTS (SELECT 1 FROM library_exclusion x WHERE x.account_id "
        + whose
        + " AND x.library_id = "
        + library
        + ")";
  }

  /** All parameters of a query that asks for more than what is visible. */
  public Map<String, Object> with(Map<String, Object> named) {
    Map<String, Object> all = new LinkedHashMap<>(parameters);
    all.putAll(named);
    return all;
  }
}
