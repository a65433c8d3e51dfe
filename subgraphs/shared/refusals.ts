export { type RefusedField, refusedFields, watchPayloads } from './refusals/fields.ts'
export { openRefusals, type Refusals } from './refusals/recorder.ts'
export { listRefusals, type RefusalFilter, type RefusalRecord } from './refusals/store.ts'
