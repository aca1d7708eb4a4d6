/**
 * A small federation with what the hub's own has: jurisdictions and references to records, a type for each member; types of values
 * that all share; and beside it a shop, whose products have several keys, required fields and a key within a key.
 */
const VALUES = `
  enum Kind { A B C }
  enum Unit { YEARS MONTHS }
  interface Content { label: String! }
  type Person implements Content @shareable { label: String! age(in: Unit): Int kinds: [Kind!] home: Place matrix: [[Place]!] constructor: Boolean }
  type Vehicle implements Content @shareable { label: String! wheels: Int! owner: Person }
  union Place = Town | Spot
  type Town @shareable { name: String size: Float }
  type Spot @shareable { name: String at: [Float!]! flag: Boolean }
`;

function member(code: string): string {
  return `${VALUES}
    interface Jurisdiction { code: String! persons(name: String, first: Int): [Person!] total(of: Kind): Int best: Content! place: Place }
    type ${code}_Jurisdiction implements Jurisdiction @key(fields: "code") {
      code: String! persons(name: String, first: Int): [Person!] total(of: Kind): Int best: Content! place: Place
      national(of: Kind): Int
    }
    interface Record { id: ID! content: Content count(of: Kind): Int! }
    type ${code}_Record implements Record @key(fields: "id") { id: ID! content: Content count(of: Kind): Int! }
  `;
}

const HUB = `
  interface Jurisdiction { code: String! }
  interface Record { id: ID! }
  type AA_Jurisdiction implements Jurisdiction @key(fields: "code") { code: String! }
  type BB_Jurisdiction implements Jurisdiction @key(fields: "code") { code: String! }
  type CC_Jurisdiction implements Jurisdiction @key(fields: "code") { code: String! }
  type AA_Record implements Record @key(fields: "id") { id: ID! }
  type BB_Record implements Record @key(fields: "id") { id: ID! }
  type CC_Record implements Record @key(fields: "id") { id: ID! }
  type Cluster { records: [Record!]! main: Record by: [Jurisdiction] score: Float }
  type Query {
    jurisdictions(in: [String!]): [Jurisdiction!]!
    jurisdiction(code: String!): Jurisdiction
    record(id: ID!): Record
    records(ids: [ID!]!): [Record]!
    clusters: [[Cluster!]]
    version: Int!
  }
`;

const SHOP = `
  type Query { products(first: Int): [Product!] product(id: ID!): Product thing(id: ID!): Thing }
  interface Thing { id: ID! name(lang: String): String }
  type Product implements Thing @key(fields: "id") @key(fields: "sku") {
    id: ID! sku: String! name(lang: String): String weight: Int! size: Size! maker: Maker next: Product parts: [[Product]]
  }
  type Size { width: Float! height: Float }
  type Maker implements Thing @key(fields: "ref { number } country") { ref: Ref! country: String! id: ID! name(lang: String): String }
  type Ref @shareable { number: Int! }
`;

const STOCK = `
  enum Unit { YEARS MONTHS }
  type Product @key(fields: "sku") {
    sku: String! weight: Int! @external size: Size! @external
    stock: Int! price(in: Unit): Float shipping: String @requires(fields: "weight size { width height }") rival: Product
  }
  type Size { width: Float! @external height: Float @external }
`;

const REVIEWS = `
  type Product @key(fields: "id") { id: ID! reviews(first: Int): [Review!] rating(of: Int): Float }
  type Review { stars: Int! text: String product: Product of: [Product!]! }
  type Maker @key(fields: "ref { number } country") { ref: Ref! country: String! reviews: [Review!] }
  type Ref @shareable { number: Int! }
`;

/** The SDL of each subgraph, by its name. */
export const SUBGRAPHS: Readonly<Record<string, string>> = {
  hub: HUB,
  aa: member('AA'),
  bb: member('BB'),
  cc: member('CC'),
  shop: SHOP,
  stock: STOCK,
  reviews: REVIEWS,
};
