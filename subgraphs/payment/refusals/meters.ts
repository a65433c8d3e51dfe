import { Counter, type Registry } from 'prom-client'

/** Refusals by what was tried and why it was refused; all of them, also those that are not kept. */
export function refusalMeter(registry: Registry): Pick<Counter<'operation' | 'code'>, 'inc'> {
  const name = 'fairground_payment_refusals_total'
  return (
    (registry.getSingleMetric(name) as Counter<'operation' | 'code'> | undefined) ??
    new Counter({
      name,
      help: 'What was tried with payments and refused',
      labelNames: ['operation', 'code'],
      registers: [registry],
    })
  )
}
