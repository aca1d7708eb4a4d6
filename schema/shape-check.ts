import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';

/** Holds values against a shape. */
export interface ShapeCheck<Shape> {
  readonly fits: (value: unknown) => value is Shape;
  /** What was wrong with the value that was checked last. */
  faults(): readonly ErrorObject[];
}

/**
 * A check of a shape, which is a JSON Schema of ours. It is compiled with its first value and without the schema of schemas:
 * many a process and test loads a shape that it never meets.
 */
export function shapeCheck<Shape>(schema: object, options: Options = {}): ShapeCheck<Shape> {
  let compiled: ValidateFunction<Shape> | undefined;
  const validate = () =>
    (compiled ??= new Ajv({
      strict: false,
      meta: false,
      validateSchema: false,
      code: { optimize: false },
      ...options,
    }).compile<Shape>(schema));
  return {
    fits: (value): value is Shape => validate()(value),
    faults: () => compiled?.errors ?? [],
  };
}
