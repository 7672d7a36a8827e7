package org.carrel.http.graphql;

import graphql.ExecutionResult;
import org.carrel.http.graphql.GraphQlEngine.Reading;
import org.carrel.identity.Caller;

/** Runs the operations of one stream. */
interface LiveQueries {
  /**
   * @param reading what the stream's method lets it do
   */
  ExecutionResult run(GraphQlRequest request, Caller caller, Reading reading);
}
