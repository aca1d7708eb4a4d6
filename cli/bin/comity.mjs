#!/usr/bin/env node
/** The command `comity`: compiles what changed, then runs `cli/main.ts`. */
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { compile, outDir } from './compile.mjs';
import './keep-compiled.mjs';

await compile();
const { main } = await import(pathToFileURL(path.join(outDir, 'cli/main.js')).href);
await main(process.argv.slice(2));
