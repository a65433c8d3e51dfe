import type { ChannelFunctions } from '../functions/registry.ts'

/** Functions such as an operator deploys them, good ones and bad ones. */
export default {
  converters: {
    /** A supplier's private code for a brand. */
    brandOfCode: (value, { options }) => options[String(value)] ?? value,
    greedy: () => {
      const kept: unknown[] = []
      // In small pieces: one that is larger than what V8 still grants at its limit would end the process.
      for (;;) kept.push(new Array(1000).fill('kept'))
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
