import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql'
import { compile, keyText, literal } from './emit.ts'
import { HANDOVER } from './handover.ts'
import type { Layout, Piece, Place, Shape, Source } from './layout.ts'
import type { Node } from './scanner.ts'

/** Cuts the client's data from the answers: JSON in bytes. `texts` are the answers by step. Throws a Handover. */
export type WriteAnswer = (root: Node, texts: readonly string[]) => string

export function answerWriter(layout: Layout): WriteAnswer {
  return compile(['H'], `return function(root,T){${writerCode(layout)}}`, [HANDOVER])
}

export function writerCode(layout: Layout): string {
  const code = new WriterCode()
  const start = code.place(layout.root)
  return `function missing(){throw H.null;}${code.functions.join('')}return ${start}(root);`
}

class WriterCode {
  functions: string[] = []

  /** The name of a function that writes an object at a place. */
  place(place: Place): string {
    const shapes = place.shapes.map(shape => this.#shape(shape))
    const body =
      shapes.length === 1 ? shapes[0] : `switch(n.t){${shapes.map((code, tag) => `case ${tag}:{${code}}`).join('')}}`
    this.functions.push(`function w${place.id}(n){${body}}\n`)
    return `w${place.id}`
  }

  #shape({ pieces }: Shape): string {
    if (!pieces) return 'throw H.type;'
    let parts = literal('{')
    for (const [index, piece] of pieces.entries()) {
      parts += `+${index === 0 ? '' : `','+`}${this.#piece(piece)}`
    }
    return `return ${parts}+${literal('}')};`
  }

  #piece(piece: Piece): string {
    if (piece.kind === 'text') return literal(piece.text)
    const from = nodeOf(piece.source)
    if (piece.kind === 'run') {
      const { run, source } = piece
      const key = run.shown ? `${literal(keyText(run.shown))}+` : ''
      const text = `${key}T[${source.scan.step.id}].substring(${from}.s${run.id},${from}.f${run.id})`
      return unlessMissing(source, text, run.keysIfMissing)
    }
    const { place, key } = piece
    const write = this.#value(place.field?.type ?? null, place)
    const text = `${literal(keyText(key))}+${write}(${from}.c${place.id})`
    return unlessMissing(piece.source, `(${text})`, piece.nullable ? [key] : null)
  }

  /** The name of a function that writes a value of this type, down to the objects of the place. */
  #value(type: GraphQLOutputType | null, place: Place, depth = 0): string {
    const present = isNonNullType(type) ? type.ofType : type
    const name = `x${place.id}_${depth}`
    const inner = isListType(present) ? this.#value(present.ofType, place, depth + 1) : this.place(place)
    const write = isListType(present)
      ? `let s='[';for(let i=0;i<v.length;i++)s+=i===0?${inner}(v[0]):','+${inner}(v[i]);return s+']';`
      : `return ${inner}(v);`
    this.functions.push(`function ${name}(v){if(v===null)return 'null';${write}}\n`)
    return name
  }
}

function nodeOf({ entity }: Source): string {
  return entity === null ? 'n' : `n.e${entity}`
}

/** An entity that was not found leaves nulls where the schema allows them. */
function unlessMissing(source: Source, text: string, keys: readonly string[] | null): string {
  if (source.entity === null) return text
  const nulls = keys ? literal(keys.map(key => `${keyText(key)}null`).join(',')) : 'missing()'
  return `(${nodeOf(source)}===null?${nulls}:${text})`
}
