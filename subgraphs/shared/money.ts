export { allocate } from './money/allocate.ts'
export { currencyExponent, isCurrency } from './money/currencies.ts'
export * from './money/money.ts'
