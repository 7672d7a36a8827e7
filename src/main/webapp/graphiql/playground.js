// @ts-check
// Begins GraphiQL on the page that /api/graphql shows to browsers. The session's cookie goes along
// by itself; another credential may be written into the headers of a tab.

const endpoint = new URL(location.pathname, location.origin);
const socket = new URL(endpoint + "/ws");
socket.protocol = endpoint.protocol === "https:" ? "wss:" : "ws:";

const tabs = [
  `# Who am I, and what may I do?
query Me {
  me {
    id
    username
    isServerOwner
    permissions
    preferences { locale appTheme }
  }
}
`,
  `# What I am reading, and what came last
query Shelf {
  keepReading(pagination: { offset: { page: 1, pageSize: 10 } }) {
    nodes { id resolvedName readProgress { page percentageCompleted } }
  }
  recentlyAddedMedia(pagination: { offset: { page: 1, pageSize: 10 } }) {
    nodes { id resolvedName series { resolvedName } thumbnail { url } }
  }
}
`,
  `# Books by their name
query Search($text: String!) {
  media(filter: { metadata: { title: { contains: $text } } }) {
    nodes { id resolvedName extension pages size library { name } }
    pageInfo { ... on OffsetPaginationInfo { totalItems } }
  }
}
`,
  `# How scans get on
query Jobs {
  jobs {
    nodes { id name status createdAt msElapsed
      outputData { ... on LibraryScanOutput { totalFiles createdMedia updatedMedia } } }
  }
}
`,
  `# What happens while I watch
subscription Events {
  readEvents {
    __typename
    ... on JobUpdate { id status message completedTasks remainingTasks }
    ... on CreatedMedia { id }
  }
}
`,
].map((query) => ({ query, variables: query.includes("$text") ? '{ "text": "a" }' : "" }));

const { GraphiQL, React, ReactDOM } = /** @type {any} */ (window);
const fetcher = GraphiQL.createFetcher({ url: endpoint.href, subscriptionUrl: socket.href });
const place = document.getElementById("graphiql");

ReactDOM.createRoot(place).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: tabs,
    defaultEditorToolsVisibility: true,
    shouldPersistHeaders: false,
  }),
);
