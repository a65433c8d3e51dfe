import { HANDOVER } from '../handover.ts'
import { any, boolean, float, int, nothing, string } from '../json.ts'
import type { Node, ScanEntities, ScanRoot } from '../scanner.ts'
import type { FieldForm, Notes, ObjectForm, ValueForm } from './forms.ts'
import type { Slotted } from './slots.ts'

const OPEN_LIST = 91
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125
const COMMA = 44
const QUOTE = 34
const LETTER_N = 110
const LINE_BREAK = 10

const DATA = Buffer.from('{"data":')
const ENTITIES = Buffer.from('{"data":{"_entities":[')
const TYPENAME = Buffer.from('{"__typename":"')

export function rootScan(form: ObjectForm): ScanRoot {
  return bytes => {
    const at = passed(DATA, bytes, 0)
    if (bytes[at] !== OPEN_OBJECT) throw HANDOVER.null
    const holder: Slotted = []
    ended(bytes, scanObject(form, bytes, at + 1, holder, 0))
    return holder[0] as Node
  }
}

/** The forms by the number of the type. */
export function entityScan(forms: readonly ObjectForm[]): ScanEntities {
  return (bytes, types) => {
    let at = passed(ENTITIES, bytes, 0)
    const all: Slotted = []
    if (bytes[at] === CLOSE_LIST) at++
    else {
      do {
        // Past the bracket, and then past each comma.
        if (all.length > 0) at++
        const form = forms[types[all.length] ?? -1]
        if (!form) throw HANDOVER.entities
        all.push(null)
        at = bytes[at] === OPEN_OBJECT ? scanObject(form, bytes, at + 1, all, all.length - 1) : nothing(bytes, at)
      } while (bytes[at] === COMMA)
      at = past(CLOSE_LIST, bytes, at)
    }
    ended(bytes, past(CLOSE_OBJECT, bytes, at))
    if (all.length !== types.length) throw HANDOVER.entities
    return all as (Node | null)[]
  }
}

/** The end of an answer, with the line break that some servers add. */
function ended(bytes: Uint8Array, start: number): void {
  const at = past(CLOSE_OBJECT, bytes, start)
  if (at !== bytes.length && !(bytes[at] === LINE_BREAK && at + 1 === bytes.length)) throw HANDOVER.shape
}

/** Where what follows these bytes starts. */
function passed(text: Uint8Array, bytes: Uint8Array, start: number): number {
  for (let index = 0; index < text.length; index++) {
    if (bytes[start + index] !== text[index]) throw HANDOVER.shape
  }
  return start + text.length
}

function past(byte: number, bytes: Uint8Array, at: number): number {
  if (bytes[at] !== byte) throw HANDOVER.shape
  return at + 1
}

function startsWith(text: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[start + index] !== text[index]) return false
  return true
}

/** Where the value ends. What is kept of it goes into a slot of `holder`. */
function scanValue(form: ValueForm, bytes: Uint8Array, at: number, holder: Slotted, slot: number): number {
  const byte = bytes[at]
  if (byte === LETTER_N) {
    if (form.nonNull) throw HANDOVER.null
    return nothing(bytes, at)
  }
  switch (form.kind) {
    case 'string':
      return string(bytes, at)
    case 'int':
      return int(bytes, at)
    case 'float':
      return float(bytes, at)
    case 'boolean':
      return boolean(bytes, at)
    case 'exact':
      return scanExact(form.texts, bytes, at)
    case 'any':
      return any(bytes, at)
    case 'list':
      if (byte !== OPEN_LIST) throw HANDOVER.value
      return scanList(form, bytes, at + 1, holder, slot)
    case 'object':
      if (byte !== OPEN_OBJECT) throw HANDOVER.value
      return scanAnyObject(form, bytes, at, holder, slot)
  }
}

function scanExact(texts: readonly Uint8Array[], bytes: Uint8Array, at: number): number {
  for (const text of texts) if (startsWith(text, bytes, at)) return at + text.length
  throw HANDOVER.value
}

function scanList(form: ValueForm, bytes: Uint8Array, start: number, holder: Slotted, slot: number): number {
  const element = form.element as ValueForm
  const list: Slotted | null = form.isKept ? [] : null
  if (list) holder[slot] = list
  if (bytes[start] === CLOSE_LIST) return start + 1
  let at = start
  for (;;) {
    if (list) {
      list.push(null)
      at = scanValue(element, bytes, at, list, list.length - 1)
    } else at = scanValue(element, bytes, at, holder, slot)
    if (bytes[at] !== COMMA) return past(CLOSE_LIST, bytes, at)
    at++
  }
}

function scanAnyObject(form: ValueForm, bytes: Uint8Array, at: number, holder: Slotted, slot: number): number {
  if (form.object) return scanObject(form.object, bytes, at + 1, holder, slot)
  const name = passed(TYPENAME, bytes, at)
  for (const object of form.objects) {
    if (startsWith(object.name, bytes, name)) return scanObject(object, bytes, name + object.name.length, holder, slot)
  }
  throw HANDOVER.type
}

/** From its first key, or from what is behind the name of its type. */
function scanObject(
  { fields, empty }: ObjectForm,
  bytes: Uint8Array,
  start: number,
  holder: Slotted,
  slot: number,
): number {
  let kept = holder
  if (empty) {
    kept = empty.slice()
    holder[slot] = kept
  }
  let at = start
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as FieldForm
    if (field.notes) at = scanNoted(field, field.notes, bytes, at, kept)
    else {
      at = passed(field.key, bytes, at)
      // Most are text, which is taken here to spare a call.
      at =
        field.value.kind === 'string' && bytes[at] === QUOTE
          ? string(bytes, at)
          : scanValue(field.value, bytes, at, kept, 0)
    }
  }
  return past(CLOSE_OBJECT, bytes, at)
}

function scanNoted(
  { key, comma, value }: FieldForm,
  { beforeKey, beforeValue, behind, objects }: Notes,
  bytes: Uint8Array,
  start: number,
  kept: Slotted,
): number {
  for (const slot of beforeKey) kept[slot] = start + comma
  const at = passed(key, bytes, start)
  for (const slot of beforeValue) kept[slot] = at
  const end = scanValue(value, bytes, at, kept, objects)
  for (const slot of behind) kept[slot] = end
  return end
}
