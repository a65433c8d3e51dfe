/** A definition `d` as a DefinitionRecord. */
export const DEFINITION = `d.id, d.category, d.code, d.type, d.unit, d.options, d.labels, d.required, d.facetable, d.position,
  d.retired_at AS "retiredAt", d.version`

/** A shelf `h` as a ShelfRecord. */
export const SHELF = 'h.id, h.use, h.name, h.version, h.created_at AS "createdAt"'
