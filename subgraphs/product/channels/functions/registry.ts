import { builtIn } from './built-in.ts'

/** What a function of a channel knows beside the value it is given. */
export interface FunctionContext {
  /** The row's fields as far as they are converted. */
  values: Readonly<Record<string, unknown>>
  /** The record as the feed has it. */
  record: Readonly<Record<string, unknown>>
  /** What the configuration says beside the function's name. */
  options: Readonly<Record<string, string | number | boolean>>
}

/** Answers what the field becomes. Throwing refuses the field with the message. */
export type Converter = (value: unknown, context: FunctionContext) => unknown
/** Answers null if the value is good, else what was expected. */
export type Validator = (value: string, context: FunctionContext) => string | null

/** What a configuration cannot say: functions that it may name. They must give the same answer for the same row. */
export interface ChannelFunctions {
  converters: Record<string, Converter>
  validators: Record<string, Validator>
}

/**
 * The built-in functions and those of modules (absolute addresses), whose default export is a `ChannelFunctions`. They
 * are loaded by name because feeds are mapped in a thread of their own.
 */
export async function loadFunctions(modules: readonly string[]): Promise<ChannelFunctions> {
  const all: ChannelFunctions = { converters: { ...builtIn.converters }, validators: { ...builtIn.validators } }
  for (const address of modules) {
    const loaded = ((await import(address)) as { default?: Partial<ChannelFunctions> }).default
    if (!loaded) throw new Error(`expected ${address} to export channel functions by default, got nothing`)
    for (const kind of ['converters', 'validators'] as const) {
      for (const [name, implementation] of Object.entries(loaded[kind] ?? {})) {
        if (typeof implementation !== 'function')
          throw new Error(`expected ${kind}.${name} of ${address} to be a function, got ${typeof implementation}`)
        if (Object.hasOwn(all[kind], name))
          throw new Error(`${address} registers ${kind}.${name}, which exists already`)
        all[kind][name] = implementation as never
      }
    }
  }
  return all
}
