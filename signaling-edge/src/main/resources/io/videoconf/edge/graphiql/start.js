// The editor, with the token that is put under "Headers": {"Authorization": "Bearer …"}. Nothing is fetched from elsewhere.
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
ReactDOM.createRoot(document.getElementById("editor")).render(
  React.createElement(GraphiQL, {
    fetcher,
    shouldPersistHeaders: false,
    defaultHeaders: '{"Authorization": "Bearer <an access token of POST /api/v1/auth/login>"}',
    defaultQuery: "{ me { displayName meetings(limit: 5) { id title status } } }",
  }),
);
