import { keyText } from '../emit.ts'
import { HANDOVER } from '../handover.ts'
import type { Layout, Piece, Place, Shape } from '../layout.ts'
import type { WriteAnswer } from '../writer.ts'
import { depthOf, ITSELF, type Slots, type Slotted, slotOf, slotted, TAG } from './slots.ts'

/** How the objects at a place are written, of each type; null for one that clients must not see. */
interface PlaceText {
  shapes: readonly (ShapeText | null)[]
}

interface ShapeText {
  parts: readonly Part[]
  end: string
}

interface Part {
  /** What stands before, up to the key. */
  before: string
  key: string
  /** The object it is in: a slot, or `ITSELF`. Where that is missing, nulls; null where there must be none. */
  from: number
  missing: string | null
  /** The first slot of a run, and the step whose answer it is in; or the slot of the objects of a place. */
  slot: number
  step: number
  place: PlaceText | null
  depth: number
}

/** As `answerWriter`, without generated code. */
export function writing(layout: Layout, slots: Slots): WriteAnswer {
  const root = placeText(layout.root, slots)
  return (node, texts) => writePlace(root, slotted(node), texts)
}

function placeText({ shapes }: Place, slots: Slots): PlaceText {
  return { shapes: shapes.map(({ pieces }) => pieces && shapeText(pieces, slots)) }
}

function shapeText(pieces: NonNullable<Shape['pieces']>, slots: Slots): ShapeText {
  const parts: Part[] = []
  let before = '{'
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) before += ','
    if (piece.kind === 'text') before += piece.text
    else {
      parts.push({ before, ...(piece.kind === 'run' ? runPart(piece, slots) : childPart(piece, slots)) })
      before = ''
    }
  }
  return { parts, end: `${before}}` }
}

function runPart({ run, source }: Extract<Piece, { kind: 'run' }>, slots: Slots): Omit<Part, 'before'> {
  return {
    key: run.shown ? keyText(run.shown) : '',
    from: slotOf(source),
    missing: run.keysIfMissing?.map(key => `${keyText(key)}null`).join() ?? null,
    slot: slots.of(source.scan, run.id),
    step: source.scan.step.id,
    place: null,
    depth: 0,
  }
}

function childPart(
  { source, key, place, nullable }: Extract<Piece, { kind: 'child' }>,
  slots: Slots,
): Omit<Part, 'before'> {
  return {
    key: keyText(key),
    from: slotOf(source),
    missing: nullable ? `${keyText(key)}null` : null,
    slot: slots.of(source.scan, place.id),
    step: source.scan.step.id,
    place: placeText(place, slots),
    depth: depthOf(place),
  }
}

function writePlace({ shapes }: PlaceText, node: Slotted, texts: readonly string[]): string {
  const shape = shapes[shapes.length === 1 ? 0 : (node[TAG] as number)]
  if (!shape) throw HANDOVER.type
  let text = ''
  for (const part of shape.parts) {
    const { before, key, from, missing, slot, place } = part
    const holder = from === ITSELF ? node : (node[from] as Slotted | null)
    if (holder === null) {
      if (missing === null) throw HANDOVER.null
      text += before + missing
    } else if (place) {
      text += before + key + writeValue(place, holder[slot] as Slotted | null, part.depth, texts)
    } else {
      const run = (texts[part.step] as string).substring(holder[slot] as number, holder[slot + 1] as number)
      text += before + key + run
    }
  }
  return text + shape.end
}

function writeValue(place: PlaceText, value: Slotted | null, depth: number, texts: readonly string[]): string {
  if (value === null) return 'null'
  if (depth === 0) return writePlace(place, value, texts)
  let text = '['
  for (let index = 0; index < value.length; index++) {
    const element = writeValue(place, value[index] as Slotted | null, depth - 1, texts)
    text += index === 0 ? element : `,${element}`
  }
  return `${text}]`
}
