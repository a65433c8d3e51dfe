import type { GraphQLObjectType } from 'graphql'
import { below, isSamePath, startsWith } from '../plan/paths.ts'
import { runtimeTypes, type SelectedField } from '../plan/selection.ts'
import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { askedOf } from './asked.ts'
import { apiType, appliesTo, isSame } from './compare.ts'
import { NotSpliceable } from './handover.ts'
import type { Place, Source } from './layout.ts'

/** A field of the client's answer, in the answer of a fetch. */
export interface Found {
  source: Source
  /** Among the fields of the scanned object. */
  index: number
  field: SelectedField
}

/** Finds which fetch of a plan brings what. */
export class Finder {
  #supergraph: Supergraph
  #entitySteps: readonly Step[]

  constructor(supergraph: Supergraph, entitySteps: readonly Step[]) {
    this.#supergraph = supergraph
    this.#entitySteps = entitySteps
  }

  /** The fetches that add to objects of this type here. */
  stepsAbout(path: readonly string[], type: GraphQLObjectType): Step[] {
    return this.#entitySteps.filter(
      step =>
        isSamePath(step.path, path) && (step.requires ?? []).some(node => appliesTo(this.#supergraph, node, type)),
    )
  }

  /** The fetch that brings a field, with all that is asked of it. Throws NotSpliceable. */
  find(place: Place, wanted: SelectedField, sources: readonly Source[]): Found {
    for (const source of sources) {
      const index = source.scan.fields.findIndex(({ key }) => key === wanted.key)
      const field = source.scan.fields[index]
      if (!field) continue
      if (field.name !== wanted.name) throw new NotSpliceable('renamed field')
      if (this.#covers(below(place.path, field), wanted, field)) return { source, index, field }
    }
    throw new NotSpliceable('split value')
  }

  /** Whether it is copied as it is: a leaf, or an object to which nothing is added. */
  isCopied(place: Place, wanted: SelectedField, field: SelectedField): boolean {
    if (!wanted.selection) return true
    const path = below(place.path, field)
    if (this.#entitySteps.some(step => startsWith(step.path, path))) return false
    return isSame(this.#supergraph, wanted, field)
  }

  /** Whether all that is asked of a value is in this fetch or in entities that are added to it. */
  #covers(path: readonly string[], wanted: SelectedField, field: SelectedField): boolean {
    const { selection, type } = field
    if (!wanted.selection || !selection || !type) return !wanted.selection && !selection
    const inner = wanted.selection
    return runtimeTypes(this.#supergraph.full, type).every(object => {
      const shown = apiType(this.#supergraph, object)
      if (!shown) return true
      const scans = this.stepsAbout(path, object).map(step => askedOf(this.#supergraph, step, true))
      return inner.fieldsOf(shown).every(asked => {
        if (asked.name === '__typename') return true
        return [selection, ...scans].some(candidate => {
          const found = candidate.fieldsOf(object).find(({ key }) => key === asked.key)
          return found !== undefined && this.#covers(below(path, found), asked, found)
        })
      })
    })
  }
}
