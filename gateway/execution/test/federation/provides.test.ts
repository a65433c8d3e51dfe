import { describe, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('provides-on-union: of one member', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { media: [Media] @shareable }
        union Media = Book | Movie
        type Book @key(fields: "id") { id: ID! }
        type Movie @key(fields: "id") { id: ID! }`,
      b: fed2`
        type Query { media: [Media] @shareable @provides(fields: "... on Book { title }") }
        union Media = Book | Movie
        type Book @key(fields: "id") { id: ID!  title: String @external }
        type Movie @key(fields: "id") { id: ID! }`,
      c: fed2`
        type Book @key(fields: "id") { id: ID!  title: String @shareable }
        type Movie @key(fields: "id") { id: ID!  title: String @shareable }`,
    },
    () => {
      const book: Rec = { id: 'b1', title: 'Book' }
      const movie: Rec = { id: 'm1', title: 'Movie' }
      return { Query: { media: [book, movie, null] }, entities: { Book: [book], Movie: [movie] } }
    },
  )
  it('takes that one from there', () =>
    graph.answers('{ media { ... on Book { id title } ... on Movie { id } } }', {
      media: [{ id: 'b1', title: 'Book' }, { id: 'm1' }, null],
    }))
  it('and asks for the other', () =>
    graph.answers('{ media { ... on Book { title } ... on Movie { title } } }', {
      media: [{ title: 'Book' }, { title: 'Movie' }, null],
    }))
})

describe('provides-on-interface: below it', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { media: Media @shareable  book: Book @provides(fields: "animals { ... on Dog { name } }") }
        interface Media { id: ID! }
        interface Animal { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID!  animals: [Animal] @shareable }
        type Dog implements Animal @key(fields: "id") { id: ID! @external  name: String @external }
        type Cat implements Animal @key(fields: "id") { id: ID! @external }`,
      b: fed2`
        type Query { media: Media @shareable @provides(fields: "animals { id name }") }
        interface Media { id: ID!  animals: [Animal] }
        interface Animal { id: ID!  name: String }
        type Book implements Media { id: ID! @shareable  animals: [Animal] @external }
        type Dog implements Animal { id: ID! @external  name: String @external }
        type Cat implements Animal { id: ID! @external  name: String @external }`,
      c: fed2`
        interface Media { id: ID!  animals: [Animal] }
        interface Animal { id: ID!  name: String }
        type Book implements Media @key(fields: "id") { id: ID!  animals: [Animal] @shareable }
        type Dog implements Animal @key(fields: "id") { id: ID!  name: String @shareable  age: Int }
        type Cat implements Animal @key(fields: "id") { id: ID!  name: String @shareable  age: Int }`,
    },
    () => {
      const dog: Rec = { id: 'd1', name: 'Fido', age: 3 }
      const cat: Rec = { id: 'c1', name: 'Tom', age: null }
      const book: Rec = { id: 'b1', animals: [dog, cat] }
      return { Query: { media: book, book }, entities: { Book: [book], Dog: [dog], Cat: [cat] } }
    },
  )
  it('of a root field', () =>
    graph.answers('{ media { id animals { id name } } }', {
      media: {
        id: 'b1',
        animals: [
          { id: 'd1', name: 'Fido' },
          { id: 'c1', name: 'Tom' },
        ],
      },
    }))
  it('beside what is not provided', () =>
    graph.answers('{ book { animals { ... on Dog { name age } ... on Cat { name age } } } }', {
      book: {
        animals: [
          { name: 'Fido', age: 3 },
          { name: 'Tom', age: null },
        ],
      },
    }))
  it('under aliases', () =>
    graph.answers('{ media { animals { n: name ... on Cat { name: id age } } } }', {
      media: { animals: [{ n: 'Fido' }, { n: 'Tom', name: 'c1', age: null }] },
    }))
})

describe('nested-provides: several levels down', () => {
  const graph = federate(
    {
      all: fed2`type Product @key(fields: "id") { id: ID!  price: Int }`,
      category: fed2`
        type Query { products: [Product] @provides(fields: "categories { id name subCategories { id name } }")  plain: [Product] }
        type Product @key(fields: "id") { id: ID!  categories: [Category] @external }
        type Category @key(fields: "id") { id: ID!  name: String  subCategories: [Category] @external }`,
      subcategories: fed2`
        type Product @key(fields: "id") { id: ID!  categories: [Category] @shareable }
        type Category @key(fields: "id") { id: ID!  subCategories: [Category] @shareable }`,
    },
    () => {
      const sub: Rec = { id: 'c2', name: 'sub', subCategories: [] }
      const category: Rec = { id: 'c1', name: 'top', subCategories: [sub, null] }
      const products: Rec[] = [
        { id: '1', categories: [category], price: 5 },
        { id: '2', categories: null, price: null },
      ]
      return { Query: { products, plain: products }, entities: { Product: products, Category: [category, sub] } }
    },
  )
  const categories = [{ id: 'c1', name: 'top', subCategories: [{ id: 'c2', name: 'sub' }, null] }]
  it('takes what is provided', () =>
    graph.answers('{ products { id categories { id name subCategories { id name } } price } }', {
      products: [
        { id: '1', categories, price: 5 },
        { id: '2', categories: null, price: null },
      ],
    }))
  it('goes where it is not provided', () =>
    graph.answers('{ plain { categories { id name subCategories { id name } } } }', {
      plain: [{ categories }, { categories: null }],
    }))
  it('goes further down than it is provided', () =>
    graph.answers('{ products { categories { subCategories { subCategories { id } } } } }', {
      products: [{ categories: [{ subCategories: [{ subCategories: [] }, null] }] }, { categories: null }],
    }))
})
