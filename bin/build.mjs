// Compiles the programs, for places where the first start cannot: an image, a folder that the program may not write to.
import { compile } from './compile.mjs';

process.stdout.write(`Compiled into ${await compile()}.\n`);
