import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'

/** The fields of the object types of an SDL, mutations aside, for which `is` holds, as `Type.field`. */
export function fieldsThat(
  sdl: string,
  is: (field: FieldDefinitionNode, type: ObjectTypeDefinitionNode) => boolean,
): string[] {
  return parse(sdl).definitions.flatMap(type => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || type.name.value === 'Mutation') return []
    const fields = type.fields?.filter(field => is(field, type)) ?? []
    return fields.map(field => `${type.name.value}.${field.name.value}`)
  })
}
