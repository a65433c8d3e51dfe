import { FACET_FIELDS, FACET_VALUES, type Facet, type FacetField } from './index-port.ts'

const MOST_ATTRIBUTES = 20

interface Counted {
  field: FacetField
  attribute: string | null
  value: string
  count: number
}

/** Facets in the order of their fields, attributes by how many hits have them, values by how many. */
export function collectFacets(counted: readonly Counted[]): Facet[] {
  const groups = [...Map.groupBy(counted, ({ field, attribute }) => `${field}\0${attribute ?? ''}`).values()]
  const facets = groups.map(group => {
    const values = group
      .map(({ value, count }) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    const { field, attribute } = group[0]!
    const all = values.reduce((sum, { count }) => sum + count, 0)
    return { field, attribute, all, values: values.slice(0, FACET_VALUES) }
  })
  facets.sort((a, b) => FACET_FIELDS.indexOf(a.field) - FACET_FIELDS.indexOf(b.field) || b.all - a.all)
  const attributes = facets.filter(({ field }) => field === 'ATTRIBUTE').slice(0, MOST_ATTRIBUTES)
  return [...facets.filter(({ field }) => field !== 'ATTRIBUTE'), ...attributes].map(({ all: _all, ...facet }) => facet)
}
