package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Question;
import org.carrel.catalog.Sort;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.journal.Journal;
import org.carrel.journal.LogColumn;
import org.carrel.journal.LogEntry;
import org.carrel.journal.LogFile;

/** What was logged. */
@Singleton
final class LogFields extends CoreSchema {
  private static final Map<String, Function<Object, Condition>> FILTERS =
      Map.of(
          "level", Filters.column(LogColumn.LEVEL),
          "jobId", Filters.column(LogColumn.JOB_ID));

  private final Journal journal;
  private final LogFile file;

  @Inject
  LogFields(Journal journal, LogFile file) {
    super("logs.graphqls");
    this.journal = journal;
    this.file = file;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("logs", this::list)
        .query("logfileInfo", this::state)
        .mutation(
            "deleteLogs", call -> Map.of("deleted", journal.remove(call.caller(), filter(call))))
        .mutation("deleteLogFile", this::deleteFile)
        .subscription("tailLogFile", call -> file.tail(call.caller())::next)
        .of("Log", LogEntry.class)
        .plain("timestamp", LogEntry::at)
        .plain("jobId", LogEntry::job);
  }

  private Map<String, Object> list(Call call) {
    Question question = new Question(filter(call), sorts(call.arguments().inputs("orderBy")));
    return Paging.page(call, range -> journal.ask(call.caller(), question, range));
  }

  private static Condition filter(Call call) {
    return Filters.of(call.arguments().input("filter").orElseThrow(), FILTERS);
  }

  private static List<Sort> sorts(List<Input> orders) {
    return orders.stream()
        .map(
            by ->
                new Sort(
                    LogColumn.valueOf(by.<String>get("field")),
                    by.<String>get("direction").equals("ASC")))
        .toList();
  }

  private Map<String, Object> state(Call call) {
    LogFile.State state = file.state(call.caller());
    return Map.of(
        "path", state.file().toString(),
        "size", state.size(),
        "modified", state.modified().toString());
  }

  private boolean deleteFile(Call call) {
    try {
      file.remove(call.caller());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
