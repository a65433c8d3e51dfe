import type { ChannelFunctions } from '../functions/registry.ts'

/** Functions such as an operator deploys them, good ones and bad ones. */
export default {
  converters: {
    /** A supplier's private code for a brand. */
    brandOfCode: (value, { options }) => options[String(value)] ?? value,
    greedy: () => {
      const kept: unknown[] = []
      for (;;) kept.push({ kept: kept.length })
    },
  },
  validators: {
    endless: () => {
      for (;;);
    },
    dearerThan: (value, { values, options }) =>
      Number(values.price) > Number(options.price) || value === '' ? null : `a price above ${options.price}`,
  },
} satisfies ChannelFunctions
