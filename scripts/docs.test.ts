import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Supergraph } from '@apollo/federation-internals'
import { Kind, parse, validate } from 'graphql'
import { expect, it } from 'vitest'

const files = globSync(['*.md', 'docs/**/*.md', 'bench/**/*.md', 'schema/**/*.md'])
const texts = new Map(files.map(file => [file, readFileSync(file, 'utf8')]))

/** A heading as a link names it. */
const anchorOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

function isThere(file: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? file : join(dirname(file), path)
  if (!existsSync(target)) return false
  const headings = texts.get(target)?.matchAll(/^#+ (.+)$/gm) ?? []
  return anchor === undefined || [...headings].some(([, heading = '']) => anchorOf(heading) === anchor)
}

it('the guides link to what is there', () => {
  const links = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => ({ file, link })),
  )
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter(({ file, link }) => !isThere(file, link))).toEqual([])
})

it('the guides show operations that the graph takes', () => {
  const schema = Supergraph.build(readFileSync('schema/supergraph.graphql', 'utf8')).apiSchema().toGraphQLJSSchema()
  const shown = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/```graphql\n(.*?)```/gs)].flatMap(([, block = '']) =>
      parse(block).definitions.map(definition => ({ file, definition })),
    ),
  )
  expect(shown.length).toBeGreaterThan(20)
  const mistakes = shown.flatMap(({ file, definition }) =>
    // Those that stand side by side are sent one by one.
    validate(schema, { kind: Kind.DOCUMENT, definitions: [definition] }).map(({ message }) => `${file}: ${message}`),
  )
  expect(mistakes).toEqual([])
})
