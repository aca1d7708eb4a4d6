/** From Node 22.1 on, what V8 makes of each module is kept for the next process; before, there is nothing to keep it. */
import module from 'node:module';
import path from 'node:path';
import { outDir } from './compile.mjs';

const folder = path.join(outDir, 'compile-cache');
module.enableCompileCache?.(folder);
// The processes that this one starts look here.
process.env.NODE_COMPILE_CACHE ??= folder;
