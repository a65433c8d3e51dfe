import type { ChannelFunctions } from './registry.ts'

/** Functions that many supply channels need. */
export const builtIn: ChannelFunctions = {
  converters: {
    /** Full-width letters and digits, and other forms of compatibility, as their plain ones: `ＡＢＣ１` is `ABC1`. */
    nfkc: value => (typeof value === 'string' ? value.normalize('NFKC') : value),
    /** A text that lists several values, as the list: `{"separator": "|"}`. */
    split: (value, { options }) =>
      typeof value === 'string' ? value.split(String(options.separator ?? ',')).map(part => part.trim()) : value,
  },
  validators: {
    /** GTIN-8, -12 (UPC), -13 (EAN) or -14 with its check digit. */
    gtin: value => (isGtin(value) ? null : 'a GTIN with its check digit'),
  },
}

/** GS1 General Specifications, 7.9: weights 3 and 1 in turn from the right, to a multiple of ten. */
function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false
  let sum = 0
  for (let place = 0; place < text.length; place += 1) {
    sum += Number(text[text.length - 1 - place]) * (place % 2 === 0 ? 1 : 3)
  }
  return sum % 10 === 0
}
