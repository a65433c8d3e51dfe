import { type GraphQLObjectType, isNonNullType, type OperationDefinitionNode } from 'graphql'
import { below, isSamePath, startsWith } from '../plan/paths.ts'
import type { PlannedOperation } from '../plan/prepare.ts'
import { runtimeTypes, type SelectedField, type Selection } from '../plan/selection.ts'
import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { askedOf } from './asked.ts'
import { apiType } from './compare.ts'
import { keyText } from './emit.ts'
import { Finder, type Found } from './finder.ts'
import { NotSpliceable } from './handover.ts'
import type { Layout, Piece, Place, Run, Scan, Shape, Source } from './layout.ts'
import { representationOf } from './represent.ts'

/** More would be more code than V8 optimises. */
const MAX_SHAPES = 400

/** Finds for every part of the answer the fetch and the place there that it is cut from. Throws NotSpliceable. */
export function arrange(supergraph: Supergraph, operation: PlannedOperation): Layout {
  return new Arrangement(supergraph, operation).layout()
}

interface Owner {
  step: Step
  selection: Selection
}

class Arrangement {
  #supergraph: Supergraph
  #operation: PlannedOperation
  #ids = 0
  #shapes = 0
  #entitySteps: readonly Step[]
  #finder: Finder
  #entities = new Map<number, Map<string, Scan>>()
  #targets = new Map<number, Place[]>()

  constructor(supergraph: Supergraph, operation: PlannedOperation) {
    this.#supergraph = supergraph
    this.#operation = operation
    this.#entitySteps = operation.steps.all.filter(({ requires }) => requires !== null)
    this.#finder = new Finder(supergraph, this.#entitySteps)
    for (const step of operation.steps.all) {
      if (step.inputRewrites?.length || step.outputRewrites?.length) throw new NotSpliceable('rewrites')
    }
  }

  layout(): Layout {
    const { selection, definition, steps } = this.#operation
    const type = this.#rootType(definition)
    const roots = new Map<number, Scan>()
    for (const step of steps.all) {
      if (step.requires) continue
      if (step.path.length > 0) throw new NotSpliceable('nested root')
      roots.set(step.id, this.#scan(step, type, askedOf(this.#supergraph, step, false)))
    }
    const root: Place = { id: this.#ids++, path: [], field: null, selection: null, shapes: [] }
    const sources = [...roots].map(([entity, scan]): Source => ({ scan, entity }))
    root.shapes.push(this.#shape(root, type, selection, null, sources))
    return { root, entities: this.#entities, roots, targets: this.#targets }
  }

  #rootType({ operation }: OperationDefinitionNode): GraphQLObjectType {
    const type = this.#supergraph.full.getRootType(operation)
    if (!type) throw new NotSpliceable('no root')
    return type
  }

  #scan(step: Step, type: GraphQLObjectType, selection: Selection): Scan {
    const fields = selection.fieldsOf(type)
    return { step, type, fields, runs: [], needs: [], children: new Map(), entities: new Set() }
  }

  #place(path: readonly string[], field: SelectedField, owner: Owner, wanted: Selection | null): Place {
    const { full, interfaceObjects } = this.#supergraph
    if (!field.type) throw new NotSpliceable('untyped field')
    const types = runtimeTypes(full, field.type)
    const place: Place = { id: this.#ids++, path, field, selection: owner.selection, shapes: [] }
    for (const type of types) {
      const isHidden = type.getInterfaces().some(({ name }) => interfaceObjects.has(name))
      if (isHidden) throw new NotSpliceable('interface object')
      const own = this.#scan(owner.step, type, owner.selection)
      place.shapes.push(this.#shape(place, type, wanted, own, this.#entitiesAt(path, type)))
    }
    for (const step of this.#entitySteps) {
      if (!isSamePath(step.path, path)) continue
      const places = this.#targets.get(step.id) ?? []
      places.push(place)
      this.#targets.set(step.id, places)
    }
    return place
  }

  /** What other fetches add to objects of this type here. */
  #entitiesAt(path: readonly string[], type: GraphQLObjectType): Source[] {
    const found: Source[] = []
    for (const step of this.#finder.stepsAbout(path, type)) {
      const byType = this.#entities.get(step.id) ?? new Map<string, Scan>()
      this.#entities.set(step.id, byType)
      const scan = byType.get(type.name) ?? this.#scan(step, type, askedOf(this.#supergraph, step, true))
      byType.set(type.name, scan)
      found.push({ scan, entity: step.id })
    }
    return found
  }

  #shape(
    place: Place,
    type: GraphQLObjectType,
    wanted: Selection | null,
    own: Scan | null,
    entities: readonly Source[],
  ): Shape {
    if (++this.#shapes > MAX_SHAPES) throw new NotSpliceable('too large')
    for (const { entity } of entities) if (own && entity !== null) own.entities.add(entity)
    const sources: Source[] = own ? [{ scan: own, entity: null }, ...entities] : [...entities]
    const shown = apiType(this.#supergraph, type)
    const pieces = wanted && shown ? this.#pieces(place, wanted.fieldsOf(shown), type, sources) : null
    this.#ways(place, sources)
    const representations = new Map(
      entities.flatMap(({ entity, scan }) =>
        entity === null || scan.step.requires === null
          ? []
          : [[entity, representationOf(this.#supergraph, scan.step, type, sources, () => this.#ids++)] as const],
      ),
    )
    return { type, own, sources, pieces, representations }
  }

  #pieces(
    place: Place,
    fields: readonly SelectedField[],
    type: GraphQLObjectType,
    sources: readonly Source[],
  ): Piece[] {
    const pieces: Piece[] = []
    for (const wanted of fields) {
      if (wanted.name === '__typename') {
        pieces.push({ kind: 'text', text: keyText(wanted.shown) + JSON.stringify(type.name) })
        continue
      }
      const found = this.#finder.find(place, wanted, sources)
      const nullable = found.field.type !== null && !isNonNullType(found.field.type)
      if (this.#finder.isCopied(place, wanted, found.field)) {
        this.#copy(pieces, found, wanted, nullable)
      } else {
        const child = this.#child(place, found, wanted.selection)
        pieces.push({ kind: 'child', source: found.source, key: wanted.shown, place: child, nullable })
      }
    }
    return pieces
  }

  #copy(pieces: Piece[], { source, index }: Found, { key, shown }: SelectedField, nullable: boolean): void {
    const last = pieces.at(-1)
    const isRenamed = key !== shown
    if (!isRenamed && last?.kind === 'run' && !last.run.shown && last.source.scan === source.scan) {
      const { run } = last
      if (run.last === index - 1) {
        run.last = index
        run.keysIfMissing = nullable && run.keysIfMissing ? [...run.keysIfMissing, key] : null
        return
      }
    }
    const keysIfMissing = nullable ? [shown] : null
    const run: Run = { id: this.#ids++, first: index, last: index, shown: isRenamed ? shown : null, keysIfMissing }
    source.scan.runs.push(run)
    pieces.push({ kind: 'run', source, run })
  }

  #child(place: Place, { source, index, field }: Found, wanted: Selection | null): Place {
    const { scan } = source
    if (scan.children.has(index)) throw new NotSpliceable('entity at several places')
    if (!field.selection) throw new NotSpliceable('no selection')
    const child = this.#place(below(place.path, field), field, { step: scan.step, selection: field.selection }, wanted)
    scan.children.set(index, child)
    return child
  }

  /** Objects that the client did not ask for but that lead to some that a fetch is about. */
  #ways(place: Place, sources: readonly Source[]): void {
    for (const step of this.#entitySteps) {
      const key = step.path[place.path.length]
      if (key === undefined || key === '@' || !startsWith(step.path, place.path)) continue
      for (const source of sources) {
        const index = source.scan.fields.findIndex(field => field.key === key)
        const field = source.scan.fields[index]
        if (!field) continue
        if (!source.scan.children.has(index)) this.#child(place, { source, index, field }, null)
        break
      }
    }
  }
}
