/** A mutation as all of them are: one argument `input`, whose type has the mutation's name. */
export function mutationText(name: string, selection: string): string {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`
}
