import { refuse, validate } from '#shared/errors.ts'
import type { ChannelFunctions } from '../functions/registry.ts'
import { compileExpression, compileMapping } from '../pipeline/expression.ts'
import { type ChannelConfig, channelConfig } from './schema.ts'

const MAX_CONFIG = 64 * 1024

/** Checks a configuration whole, with the path of what is wrong: its shape, its expressions, the functions it names. */
export function checkConfig(
  input: unknown,
  functions: ChannelFunctions,
  root: readonly string[] = ['input', 'config'],
): ChannelConfig {
  if (JSON.stringify(input ?? null).length > MAX_CONFIG) throw refuse('INVALID', 'expected at most 64 KiB', root)
  const config = validate(channelConfig, input, root)
  for (const [path, compile] of expressionsOf(config)) {
    try {
      compile()
    } catch (error) {
      const { message, position } = error as { message?: string; position?: number }
      throw refuse('INVALID', `expected JSONata, got a mistake at ${position ?? '?'}: ${message}`, [...root, ...path])
    }
  }
  for (const [path, kind, name] of functionsOf(config)) {
    if (Object.hasOwn(functions[kind], name)) continue
    const known = Object.keys(functions[kind]).join(', ')
    throw refuse('INVALID', `expected one of the registered ${kind} (${known}), got ${name}`, [...root, ...path])
  }
  return config
}

type Path = (string | number)[]

function* expressionsOf(config: ChannelConfig): Generator<[Path, () => unknown]> {
  for (const [field, mapping] of Object.entries(config.map))
    if (mapping !== undefined) yield [['map', field], () => compileMapping(mapping)]
  for (const part of ['head', 'members'] as const) {
    const text = config.group?.[part]
    if (text) yield [['group', part], () => compileExpression(text)]
  }
  for (const [index, rule] of config.validate.entries())
    if (rule.rule === 'check') yield [['validate', index, 'value'], () => compileExpression(rule.value)]
}

function* functionsOf(config: ChannelConfig): Generator<[Path, keyof ChannelFunctions, string]> {
  for (const [index, { use }] of config.convert.functions.entries())
    yield [['convert', 'functions', index, 'use'], 'converters', use]
  for (const [index, rule] of config.validate.entries())
    if (rule.rule === 'function') yield [['validate', index, 'use'], 'validators', rule.use]
}
