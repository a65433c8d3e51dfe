import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { check, fail, payload, Refusal, refuse, validate } from '../errors.ts'

const schema = z.object({
  title: z.string().min(1).max(10),
  lines: z
    .array(z.object({ quantity: z.int().min(1), amount: z.bigint().positive() }))
    .min(1)
    .max(3),
  code: z.string().refine(value => value === 'CNY', { error: 'CNY', params: { code: 'CURRENCY_MISMATCH' } }),
})
const good = { title: 'x', lines: [{ quantity: 1, amount: 1n }], code: 'CNY' }

function errorsOf(input: unknown) {
  return check(schema, input).errors?.map(error => [error.code, error.path.join('.'), error.message])
}

describe('validate', () => {
  it('answers the parsed value', () => {
    expect(validate(schema, good)).toEqual(good)
  })

  it('names the path, what was expected and what came', () => {
    expect(errorsOf({ ...good, lines: [{ quantity: 0, amount: 1n }] })).toEqual([
      ['INVALID', 'input.lines.0.quantity', 'input.lines.0.quantity: expected a value of at least 1, got 0'],
    ])
  })

  it('chooses the code from the kind of mistake', () => {
    expect(errorsOf({ ...good, title: '' })?.[0]?.[0]).toBe('REQUIRED')
    expect(errorsOf({ ...good, lines: [] })?.[0]?.[0]).toBe('REQUIRED')
    expect(errorsOf({ ...good, lines: Array(9).fill(good.lines[0]) })?.[0]?.[0]).toBe('TOO_MANY_ITEMS')
    expect(errorsOf({ ...good, lines: [{ quantity: 1, amount: -1n }] })?.[0]?.[0]).toBe('AMOUNT_OUT_OF_RANGE')
    expect(errorsOf({ ...good, code: 'EUR' })?.[0]?.[0]).toBe('CURRENCY_MISMATCH')
  })

  it('cuts long values and long lists of errors', () => {
    expect(errorsOf({ ...good, title: 'y'.repeat(5000) })?.[0]?.[2]?.length).toBeLessThan(200)
    const wide = z.array(z.string())
    expect(check(wide, Array(10_000).fill(1)).errors).toHaveLength(20)
  })
})

describe('payload', () => {
  it('answers userErrors for a Refusal and an empty list otherwise', async () => {
    expect(await payload(async () => ({ order: 1 }))).toEqual({ order: 1, userErrors: [] })
    const refused = await payload(async () => {
      throw refuse('NOT_FOUND', 'expected an order, got none', ['input', 'lines', 0])
    })
    expect(refused).toEqual({ userErrors: [fail('NOT_FOUND', 'expected an order, got none', ['input', 'lines', '0'])] })
  })

  it('lets a bug stay a bug', async () => {
    await expect(payload(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug')
    expect(new Refusal(fail('INVALID', 'm')).message).toBe('INVALID: m')
  })
})
