import { Counter, type Registry } from 'prom-client'

/** Webhooks by what became of them, and by the position of the secret that signed them: an old one can go at nought. */
export function webhookMeter(registry: Registry): Pick<Counter<'result' | 'secret'>, 'inc'> {
  const name = 'fairground_payment_webhooks_total'
  return (
    (registry.getSingleMetric(name) as Counter<'result' | 'secret'> | undefined) ??
    new Counter({
      name,
      help: 'Webhooks of payment channels by what became of them',
      labelNames: ['result', 'secret'],
      registers: [registry],
    })
  )
}
