export { drain, type RunningServer, serveSubgraph } from './serve/http.ts'
export type { OperationReport, OperationRequest } from './serve/operation.ts'
export {
  type HttpAnswer,
  type HttpRoute,
  runRoute,
  type StreamRoute,
  send,
  sendJson,
  TooLargeError,
} from './serve/routes.ts'
export { readSchema, SUBGRAPHS, type SubgraphName } from './serve/schema.ts'
export { type Consumer, createSubgraph, type Subgraph, type Ticker } from './serve/subgraph.ts'
