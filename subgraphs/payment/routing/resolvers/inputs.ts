import { z } from 'zod'
import { amountMinor, each, id, idempotencyKey, orNull, text } from '#shared/inputs.ts'
import { MAX_AMOUNT_MINOR } from '#shared/money.ts'
import type { Rule, RuleOutcome } from '../domain/rules.ts'

/** The rules for what clients send; each failure names its field. */

const expectedVersion = z.int().min(0).max(1_000_000)
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
export const method = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/)
export const country = z.string().regex(/^[A-Z]{2}$/)
const few = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(100)

const terms = z
  .object({
    currencyCode: z.string(),
    minAmountMinor: amountMinor,
    maxAmountMinor: orNull(amountMinor),
    fixedFeeMinor: z.bigint().min(0n).max(MAX_AMOUNT_MINOR),
    feeBasisPoints: z.int().min(0).max(10_000),
  })
  .refine(({ minAmountMinor, maxAmountMinor }) => maxAmountMinor === null || minAmountMinor <= maxAmountMinor, {
    message: 'an amount that is not below minAmountMinor',
    path: ['maxAmountMinor'],
    params: { code: 'AMOUNT_OUT_OF_RANGE' },
  })

export const channelPublishInput = z
  .object({
    code,
    expectedVersion,
    displayName: text(100),
    enabled: z.boolean(),
    methods: few(method).superRefine(each(item => item, [], 'each once')),
    tokenisation: z.enum(['NONE', 'CHANNEL', 'PORTABLE']),
    recurring: z.boolean(),
    terms: few(terms).superRefine(each(item => item.currencyCode, ['currencyCode'], 'each once')),
    idempotencyKey,
  })
  .refine(({ recurring, tokenisation }) => !recurring || tokenisation !== 'NONE', {
    message: 'a channel with tokens: without them it cannot charge again',
    path: ['recurring'],
  })

/** Leaves out what is null, which a client may send for what it leaves out. */
const stripped = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

const condition = z
  .object({
    methods: few(method).nullish(),
    currencies: few(z.string()).nullish(),
    minAmountMinor: amountMinor.nullish(),
    maxAmountMinor: amountMinor.nullish(),
    countries: z.array(country).min(1).max(250).nullish(),
    recurring: z.boolean().nullish(),
  })
  .transform(stripped)

const rule = z
  .object({
    name: text(100),
    when: condition.nullish(),
    channelCode: code.nullish(),
    split: few(z.object({ channelCode: code, percent: z.int().min(1).max(99) })).nullish(),
    fallback: few(code).nullish(),
  })
  .superRefine(({ channelCode, split, fallback }, ctx) => {
    const given = Object.entries({ channelCode, split, fallback }).filter(([, value]) => value != null)
    if (given.length === 1) return
    const names = given.map(([name]) => name).join(' and ') || 'none'
    const path = given[1] ? [given[1][0]] : ['channelCode']
    ctx.addIssue({ code: 'custom', message: `exactly one of channelCode, split and fallback (${names} given)`, path })
  })
  .transform((given): Rule => ({ name: given.name, when: given.when ?? {}, outcome: outcomeOf(given) }))

function outcomeOf(given: {
  channelCode?: string | null
  split?: { channelCode: string; percent: number }[] | null
  fallback?: string[] | null
}): RuleOutcome {
  if (given.split) return { kind: 'SPLIT', shares: given.split }
  if (given.fallback) return { kind: 'FALLBACK', channels: given.fallback }
  return { kind: 'CHANNEL', channelCode: given.channelCode ?? '' }
}

const health = z
  .object({
    windowSeconds: z.int().min(10).max(86_400),
    samples: z.int().min(1).max(200),
    minSamples: z.int().min(1).max(200),
    failurePercent: z.int().min(1).max(100),
    tricklePercent: z.int().min(0).max(50),
  })
  .refine(({ samples, minSamples }) => minSamples <= samples, {
    message: 'a number that is not above samples',
    path: ['minSamples'],
  })

export const ruleSetPublishInput = z.object({
  expectedVersion,
  rules: few(rule),
  health: health.nullish().transform(value => value ?? undefined),
  idempotencyKey,
})

/** Forms are kept small: they are served with each list of methods. */
const MAX_FORM = 20_000

export const agreementPublishInput = z.object({
  channelCode: code,
  expectedVersion,
  title: text(200),
  terms: text(50_000),
  form: z
    .record(z.string(), z.unknown())
    .refine(form => JSON.stringify(form).length <= MAX_FORM, `an object of at most ${MAX_FORM} characters as JSON`)
    .nullish()
    .transform(value => value ?? {}),
  idempotencyKey,
})

const amount = z.object({ amountMinor, currencyCode: z.string() })

export const dryRunInput = z
  .object({
    method,
    amount,
    country: country.nullish(),
    recurring: z.boolean().nullish(),
    orderId: id.nullish(),
    captureMethod: z.enum(['AUTOMATIC', 'MANUAL']).nullish(),
    version: expectedVersion.nullish(),
    rules: few(rule).nullish(),
    health: health.nullish(),
    unhealthy: z.array(code).max(100).nullish(),
  })
  .refine(({ rules, version }) => !rules || version == null, {
    message: 'either rules or the version of published ones',
    path: ['version'],
  })

export const methodsInput = z
  .object({
    orderId: id.nullish(),
    amount: amount.nullish(),
    country: country.nullish(),
  })
  .refine(({ orderId, amount: cart }) => (orderId == null) !== (cart == null), {
    message: 'exactly one of orderId and amount',
    path: ['orderId'],
  })
