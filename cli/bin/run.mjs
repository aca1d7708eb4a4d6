#!/usr/bin/env node
/** Runs one TypeScript entry file of the repository: `node cli/bin/run.mjs FILE.ts [arguments]`. */
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { compile, outDir } from './compile.mjs';
import './keep-compiled.mjs';

const [entry, ...args] = process.argv.slice(2);
await compile([entry.split('/')[0]]);
process.argv = [process.argv[0], path.join(outDir, entry.replace(/\.ts$/, '.js')), ...args];
await import(pathToFileURL(process.argv[1]).href);
