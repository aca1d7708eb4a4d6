import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * graphql-shield and graphql-middleware, both loaded as CommonJS: shield's ESM build imports a function of `util` that
 * Node 24 no longer has (the CommonJS build asks for it only in `chain` and `race`, which are not used here), and the two
 * know each other's objects only where they come from one build.
 */
export const { allow, deny, rule, shield } = require('graphql-shield') as typeof import('graphql-shield');
export const { applyMiddlewareToDeclaredResolvers } =
  require('graphql-middleware') as typeof import('graphql-middleware');
