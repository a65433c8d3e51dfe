import { Histogram, type Registry } from 'prom-client'
import type { HttpRoute } from './routes.ts'

const NAME = 'fairground_route_seconds'

/** Measures a route: how long it took to answer, without reading the body. */
export function timedRoute(registry: Registry, route: HttpRoute): HttpRoute {
  const seconds =
    (registry.getSingleMetric(NAME) as Histogram<'path' | 'status'> | undefined) ??
    new Histogram({
      name: NAME,
      help: 'Time per request of an endpoint outside GraphQL, such as a webhook',
      labelNames: ['path', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    })
  return {
    ...route,
    handle: async request => {
      const started = performance.now()
      let status = 'failed'
      try {
        const answer = await route.handle(request)
        status = String(answer.status)
        return answer
      } finally {
        seconds.observe({ path: route.path, status }, (performance.now() - started) / 1000)
      }
    },
  }
}
