declare module 'dmn-moddle' {
  /** Reads and writes DMN; elements are told apart by `$type`, and are looked at as unknown. */
  export class DmnModdle {
    create(type: string, attributes?: Readonly<Record<string, unknown>>): object;
    fromXML(xml: string): Promise<{ readonly rootElement: unknown; readonly warnings: readonly unknown[] }>;
    toXML(element: object, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
  }
}
